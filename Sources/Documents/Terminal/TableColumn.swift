/// A column of a table with its cells measured.
struct TableColumn {
  let title: String
  let alignment: Table.Alignment
  /// The columns of the screen it takes.
  var width: Int
  private let cells: [Text]
  /// The cells, each on one line.
  private let wholes: [Line]
  private let least: Int
  /// The most columns that a number takes from its point on.
  private let tail: Int

  /// Measures a column.
  init(_ table: Table, _ index: Int, typesetter: Typesetter) {
    title = table.columns[index].title
    alignment = table.columns[index].alignment
    cells = table.rows.map { index < $0.count ? $0[index] : Text() }
    let lines = cells.map { typesetter.line($0) }
    wholes = lines
    let numbers = alignment == .trailing ? lines.compactMap(Self.parts) : []
    tail = numbers.map(\.tail).max() ?? 0
    let head = numbers.map(\.head).max() ?? 0
    let widest = max(head + tail, lines.map(\.width).max() ?? 0)
    let titleWidth = typesetter.run(title).width
    width = max(widest, titleWidth, 1)
    let words = cells.map { typesetter.leastWidth(of: $0) }.max() ?? 0
    least = max(
      1, alignment == .leading ? min(widest, max(words, Self.narrowest)) : widest,
      typesetter.leastWidth(of: Text(title)))
  }

  /// Whether it may become narrower by wrapping.
  var canShrink: Bool { width > least }

  /// The lines of a cell.
  func lines(_ row: Int, isMarked: Bool, typesetter: Typesetter) -> [Line] {
    let base: Text.Style = isMarked ? .strong : .plain
    let line = isMarked ? typesetter.line(cells[row], base: base) : wholes[row]
    if alignment == .trailing, let parts = Self.parts(of: line) {
      var padded = line
      padded.append(Line.Run(spaces: tail - parts.tail))
      return [padded]
    }
    if line.width <= width { return [line] }
    return typesetter.wrapped(cells[row], to: width, base: base)
  }

  /// The columns before a number's point and from there on; `nil` where no number stands there.
  private static func parts(of line: Line) -> (head: Int, tail: Int)? {
    let scalars = Array(line.runs.map(\.text).joined().unicodeScalars)
    var unsigned = scalars[...]
    if let first = unsigned.first, "-+\u{2212}".unicodeScalars.contains(first) {
      unsigned.removeFirst()
    }
    guard let first = unsigned.first, ("0"..."9").contains(first) else { return nil }
    let isNumeric = unsigned.allSatisfy { scalar in
      switch scalar {
      case "0"..."9", ".", "e", "+", "-": true
      default: false
      }
    }
    if !isNumeric { return nil }
    let head = scalars.prefix { $0 != "." && $0 != "e" }.count
    return (head, scalars.count - head)
  }

  private static let narrowest = 8
}
