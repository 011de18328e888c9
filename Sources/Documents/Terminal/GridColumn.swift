/// How wide a column of a grid is, and where the points of its numbers stand.
struct GridColumn: Equatable {
  /// The most columns that a number takes before its point.
  var head = 0
  /// The most columns that a number takes from its point on.
  var tail = 0
  /// The columns of the whole; numbers stand at its right.
  var width = 0

  /// Makes room for a cell.
  mutating func include(_ cell: GridCellText) {
    if cell.isNumber {
      head = max(head, cell.head)
      tail = max(tail, cell.width - cell.head)
      width = max(width, head + tail)
    } else {
      width = max(width, cell.width)
    }
  }

  /// Makes room for all that another column holds.
  mutating func include(_ other: GridColumn) {
    head = max(head, other.head)
    tail = max(tail, other.tail)
    width = max(width, other.width, head + tail)
  }

  /// How many spaces stand before a cell.
  func leading(_ cell: GridCellText) -> Int {
    width - cell.width - (cell.isNumber ? tail - (cell.width - cell.head) : 0)
  }
}

/// What is written into a cell of a grid.
struct GridCellText: Equatable {
  /// The characters, safe to be shown.
  let text: String
  /// How many columns they take.
  let width: Int
  /// How many columns stand before the point.
  let head: Int
  /// Whether it stands at its point among numbers.
  let isNumber: Bool

  /// Makes the text of a cell.
  init(_ text: String, isNumber: Bool) {
    self.text = text
    self.isNumber = isNumber
    width = DisplayWidth.of(text)
    head = isNumber ? Self.columnsBeforePoint(text) : width
  }

  private static func columnsBeforePoint(_ text: String) -> Int {
    var columns = 0
    for scalar in text.unicodeScalars {
      if scalar == "." || scalar == "e" { break }
      columns += 1
    }
    return columns
  }
}
