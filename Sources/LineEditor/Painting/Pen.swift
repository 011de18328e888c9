/// Writes into cells around the cursor and comes back to it, or leaves it elsewhere, in as few bytes as
/// that takes.
struct Pen {
  private var bytes: [UInt8] = []
  private var row: Int
  /// `nil` behind a character in the last column, where terminals differ.
  private var column: Int?
  private let columns: Int
  private var style = TextStyle.plain
  private let comesBack: Bool

  /// Makes a pen at the cursor.
  ///
  /// - Parameters:
  ///   - column: `nil` where the cursor's is not known.
  ///   - comesBack: whether ``finish()`` puts the cursor back.
  init(row: Int, column: Int?, columns: Int, comesBack: Bool = true) {
    (self.row, self.column, self.columns) = (row, column, columns)
    self.comesBack = comesBack
  }

  /// Moves the rest of a row to the right, so that cells are free, or to the left over some.
  mutating func shift(by count: Int, row: Int, column: Int) {
    move(row: row, column: column)
    // What comes free takes the present style's ground.
    plain()
    add("\u{1B}[\(abs(count))\(count > 0 ? "@" : "P")")
  }

  /// Removes all from a cell to the end of its row.
  mutating func eraseRow(row: Int, column: Int) {
    move(row: row, column: column)
    plain()
    add("\u{1B}[K")
  }

  private mutating func plain() {
    if style != .plain { add("\u{1B}[m") }
    style = .plain
  }

  /// The bytes that do all of it and leave the cursor in a cell.
  mutating func finish(row: Int, column: Int) -> [UInt8] {
    plain()
    move(row: row, column: column)
    return bytes
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
    plain()
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
    if bytes.isEmpty, comesBack { add("\u{1B}7") }
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
