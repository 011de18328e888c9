import Attribution
import Documents
import NeuralNetwork
import Sessions

/// The unrolled matrix drawn with one character for each entry, as far as it fits.
///
/// Rows are output positions, columns input pixels; a gap stands between two rows of the input
/// where there is room for it, so that the band in each block shows.
struct UnrollPicture {
  let matrix: UnrolledMatrix
  /// How many rows are drawn.
  let rows: Int
  /// How many columns are drawn.
  let columns: Int
  /// How many columns stand together.
  private let run: Int
  private let hasGaps: Bool
  private let rowLabels: [String]

  /// The characters of a line, and the lines.
  private static let width = 80
  private static let height = 40

  /// Chooses how much is drawn, and how.
  init(_ matrix: UnrolledMatrix) {
    self.matrix = matrix
    let (input, output) = (matrix.layer.inputShape, matrix.layer.outputShape)
    // Whole channels of the output, where at least one is not too tall.
    let plane = output.rank == 3 ? output[1] * output[2] : 1
    let whole = Self.height / plane * plane
    rows = min(matrix.rows, whole > 0 ? whole : Self.height)
    rowLabels = (0..<rows).map { output.index(at: $0).commaJoined }
    let room = Self.width - 2 - (rowLabels.map(\.count).max() ?? 0)
    let run = input.rank == 3 ? input[2] : matrix.columns
    self.run = run
    if matrix.columns + (matrix.columns - 1) / run <= room {
      (columns, hasGaps) = (matrix.columns, true)
    } else if matrix.columns <= room {
      (columns, hasGaps) = (matrix.columns, false)
    } else {
      let runs = (room + 1) / (run + 1)
      (columns, hasGaps) = runs > 0 ? (runs * run, true) : (room, false)
    }
  }

  /// Whether something is left out.
  var isPartial: Bool { rows < matrix.rows || columns < matrix.columns }

  /// The lines: the first pixels of the input's rows above, the output's positions at the left.
  ///
  /// - Parameters:
  ///   - glyph: The character of an entry that is a weight; `nil` where the window masks it.
  ///   - masked: The character of an entry that the window masks.
  ///   - words: What the picture says, for those who do not see it.
  func lines(
    _ glyph: (_ row: Int, _ column: Int) -> String?,
    masked: (_ row: Int, _ column: Int) -> String = { _, _ in "\u{B7}" },
    words: (_ glyphs: [[String?]]) -> [Text]
  ) -> Block {
    let margin = (rowLabels.map(\.count).max() ?? 0) + 2
    var lines: [Text] = [.muted(header(margin: margin))]
    for row in 0..<rows {
      let label = String(repeating: " ", count: margin - 2 - rowLabels[row].count) + rowLabels[row]
      var text: Text = .muted(label + "  ")
      var stretch = ""
      var isMasked = false
      for column in 0..<columns {
        let character = glyph(row, column)
        if (character == nil) != isMasked {
          text += Text(stretch, style: isMasked ? .muted : .plain)
          (stretch, isMasked) = ("", character == nil)
        }
        if hasGaps, column > 0, column.isMultiple(of: run) { stretch += " " }
        stretch += character ?? masked(row, column)
      }
      lines.append(text + Text(stretch, style: isMasked ? .muted : .plain))
    }
    let glyphs = (0..<rows).map { row in (0..<columns).map { glyph(row, $0) } }
    return .drawing(Drawing(lines, spoken: words(glyphs), margin: margin))
  }

  /// The counts of the whole picture, and its first row: `output 0,0,0: a b, then 6 forced to 0`.
  func words(_ glyphs: [[String?]], kept: String) -> [Text] {
    let forced = glyphs.joined().count { $0 == nil }
    let all = rows * columns
    var sentences: [Text] = [
      "\(rows) rows, one for each output, \(columns) columns, one for each input; of \(all.grouped) entries \(forced.grouped) are forced to 0, and \((all - forced).grouped) are \(kept)"
    ]
    guard let first = glyphs.first else { return sentences }
    var parts: [String] = []
    var place = 0
    while place < first.count, parts.count < 16 {
      var end = place + 1
      while end < first.count, first[end] == first[place] { end += 1 }
      let what = first[place] ?? "forced to 0"
      parts.append(end - place == 1 ? what : "\(end - place) times \(what)")
      place = end
    }
    if place < first.count { parts.append("and \(first.count - place) more") }
    sentences.append(Text("output \(rowLabels[0]): \(parts.joined(separator: ", "))"))
    return sentences
  }

  /// What is left out, and how to see it.
  func remark(_ expression: String) -> [Block] {
    guard isPartial else { return [] }
    let rest =
      rows < matrix.rows
      ? "\(expression)[\(rows):\(min(matrix.rows, 2 * rows))]"
      : "\(expression)[:, \(columns):\(min(matrix.columns, 2 * columns))]"
    return [
      .note(
        Note(
          .remark,
          "drawn: \(part(rows, of: matrix.rows)) rows, \(part(columns, of: matrix.columns)) columns; \(.code(rest)) has the next ones, as numbers"
        ))
    ]
  }

  private func part(_ count: Int, of all: Int) -> String {
    count == all ? "all \(all.grouped)" : "\(count) of \(all.grouped)"
  }

  private func header(margin: Int) -> String {
    var line = String(repeating: " ", count: margin)
    for start in stride(from: 0, to: columns, by: max(run, 1)) {
      let place = margin + start + (hasGaps ? start / run : 0)
      guard line.count <= place, place == margin || line.count < place else { continue }
      line += String(repeating: " ", count: place - line.count)
      line += matrix.layer.inputShape.index(at: start).commaJoined
    }
    return line
  }
}
