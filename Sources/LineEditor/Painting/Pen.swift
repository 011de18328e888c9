/// Writes into cells around the cursor and comes back to it, in as few bytes as that takes.
struct Pen {
  private var bytes: [UInt8] = []
  private var row: Int
  /// `nil` behind a character in the last column, where terminals differ.
  private var column: Int?
  private let columns: Int
  private var style = TextStyle.plain

  /// Makes a pen at the cursor.
  init(row: Int, column: Int, columns: Int) {
    (self.row, self.column, self.columns) = (row, column, columns)
  }

  /// Writes a character into a cell.
  mutating func write(
    _ scalar: Unicode.Scalar, width: Int, style: TextStyle, row: Int, column: Int
  ) {
    move(row: row, column: column)
    if style != self.style {
      add(style == .plain ? "\u{1B}[m" : "\u{1B}[0;\(style.parameters)m")
      self.style = style
    }
    add(String(scalar))
    self.column = column + width < columns ? column + width : nil
  }

  /// Removes all from a cell to the end of the screen.
  mutating func eraseBelow(row: Int, column: Int) {
    move(row: row, column: column)
    if style != .plain { add("\u{1B}[m") }
    style = .plain
    add("\u{1B}[J")
  }

  /// The bytes that do all of it and bring the cursor back; none where nothing was written.
  mutating func finish() -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    if style != .plain { add("\u{1B}[m") }
    add("\u{1B}8")
    return bytes
  }

  private mutating func move(row: Int, column: Int) {
    if bytes.isEmpty { add("\u{1B}7") }
    if row != self.row {
      let rows = row - self.row
      add("\u{1B}[\(abs(rows))\(rows < 0 ? "A" : "B")")
      self.row = row
    }
    guard column != self.column else { return }
    if let from = self.column, column > from {
      add("\u{1B}[\(column - from)C")
    } else if let from = self.column, column > 0 {
      add("\u{1B}[\(from - column)D")
    } else {
      add(column > 0 ? "\r\u{1B}[\(column)C" : "\r")
    }
    self.column = column
  }

  private mutating func add(_ text: String) { bytes += text.utf8 }
}
