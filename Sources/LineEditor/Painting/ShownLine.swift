import CReadline

/// The line as readline has drawn it: where each of its characters stands.
struct ShownLine {
  /// A character with the cells it takes, counted from the row of the prompt.
  struct Glyph {
    /// Its first UTF-8 byte in the line.
    let offset: Int
    let content: UInt32
    let row: Int
    let column: Int
    let width: Int
  }

  private(set) var glyphs: [Glyph] = []
  /// Where the next character would go.
  private(set) var end = (row: 0, column: 0)
  private(set) var cursor = (row: 0, column: 0)
  private let columns: Int
  private let breaks: Bool

  /// Lays out a line as readline does.
  ///
  /// - Parameter breaks: whether it goes on in the next row where one is full; else all of it stands
  ///   in one row, however long.
  /// - Returns: nil where a prompt or a character is shown in a way of its own.
  init?(
    promptWidth: Int, line: UnsafeRawBufferPointer, cursor: Int, columns: Int, breaks: Bool = true
  ) {
    guard promptWidth < columns, let text = String(validating: line, as: UTF8.self) else {
      return nil
    }
    self.columns = columns
    self.breaks = breaks
    end.column = promptWidth
    glyphs.reserveCapacity(line.count)
    var offset = 0
    for scalar in text.unicodeScalars {
      if offset == cursor { self.cursor = end }
      guard add(scalar, at: offset) else { return nil }
      offset += UTF8.width(scalar)
    }
    if offset == cursor { self.cursor = end }
  }

  private mutating func add(_ scalar: Unicode.Scalar, at offset: Int) -> Bool {
    if scalar.value == 0x09 { return false }
    if scalar.value < 0x20 || scalar.value == 0x7F {
      // Shown as ^A.
      place(0x5E, width: 1, at: offset)
      place(scalar.value == 0x7F ? 0x3F : scalar.value + 0x40, width: 1, at: offset)
      return true
    }
    let width =
      scalar.value < 0x7F ? 1 : Int(gradus_character_width(scalar.value))
    guard width >= 0 else { return false }
    if width == 0 { return combine(scalar.value) }
    place(scalar.value, width: width, at: offset)
    return true
  }

  private mutating func place(_ content: UInt32, width: Int, at offset: Int) {
    if breaks, end.column + width > columns { end = (end.row + 1, 0) }
    glyphs.append(
      Glyph(
        offset: offset, content: content, row: end.row, column: end.column, width: width))
    end.column += width
    if breaks, end.column == columns { end = (end.row + 1, 0) }
  }

  private mutating func combine(_ mark: UInt32) -> Bool {
    guard let last = glyphs.popLast() else { return false }
    glyphs.append(
      Glyph(
        offset: last.offset, content: LineCanvas.combination(of: last.content, and: mark),
        row: last.row, column: last.column, width: last.width))
    return true
  }

  /// The same line, which does not break, where one row shows the part of it around the cursor, which
  /// stands in a column.
  mutating func scroll(cursorColumn: Int) {
    let shift = cursorColumn - cursor.column
    glyphs = glyphs.compactMap { glyph in
      let column = glyph.column + shift
      guard column >= 0, column + glyph.width <= columns else { return nil }
      return Glyph(
        offset: glyph.offset, content: glyph.content, row: 0, column: column, width: glyph.width)
    }
    end = (0, min(end.column + shift, columns))
    cursor = (0, cursorColumn)
  }
}
