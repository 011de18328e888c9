/// A column of a table with its cells measured.
struct TableColumn {
  let title: String
  let alignment: Table.Alignment
  /// The columns of the screen it takes.
  var width: Int
  private let cells: [Text]
  private let least: Int
  /// The most columns that a number takes from its point on.
  private let tail: Int

  /// Measures a column.
  init(_ table: Table, _ index: Int, typesetter: Typesetter) {
    title = table.columns[index].title
    alignment = table.columns[index].alignment
    cells = table.rows.map { index < $0.count ? $0[index] : Text() }
    let lines = cells.map { typesetter.line($0) }
    let numbers = alignment == .trailing ? lines.compactMap(Self.parts) : []
    tail = numbers.map(\.tail).max() ?? 0
    let head = numbers.map(\.head).max() ?? 0
    let widest = max(head + tail, lines.map(\.width).max() ?? 0)
    let titleWidth = typesetter.run(title).width
    width = max(widest, titleWidth, 1)
    let words = alignment == .leading ? min(widest, Self.narrowest) : widest
    least = max(1, words, min(titleWidth, Self.narrowest))
  }

  /// Whether it may become narrower by wrapping.
  var canShrink: Bool { width > least }

  /// The lines of a cell.
  func lines(_ row: Int, isMarked: Bool, typesetter: Typesetter) -> [Line] {
    let base: Text.Style = isMarked ? .strong : .plain
    let line = typesetter.line(cells[row], base: base)
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
    let text = line.runs.map(\.text).joined()
    var unsigned = text[...]
    if let first = unsigned.first, "-+\u{2212}".contains(first) { unsigned.removeFirst() }
    guard let first = unsigned.first, first.isASCII, first.isNumber else { return nil }
    let isNumeric = unsigned.allSatisfy { $0.isASCII && ($0.isNumber || ".e+-".contains($0)) }
    if !isNumeric { return nil }
    let head = text.prefix { $0 != "." && $0 != "e" }.count
    return (head, text.count - head)
  }

  private static let narrowest = 8
}
