/// Paints a line that readline has drawn: the same characters in the same cells, in colour, and a hint
/// behind them.
///
/// A cell is written only where it is known to hold the very character that is written, so that
/// nothing can move; and only where its style is another one, so that a key costs little.
struct LinePainter {
  private var canvas = LineCanvas(columns: 80)
  /// The row and the style of the hint that stands on the screen, if one does.
  private var shownHint: (row: Int, style: TextStyle)?
  /// What the terminal showed behind the last painting; `nil` where that is not known.
  private var before: LineCanvas?
  /// How many bytes readline has written since.
  private var followed = 0
  /// Whether a hint may have been broken into rows below the line by a change of size.
  private var hasStrayHint = false

  /// The column of the cursor, as far as it is known.
  var cursorColumn: Int? { canvas.column }

  /// Takes in what readline wrote.
  mutating func follow(_ bytes: UnsafeRawBufferPointer) {
    canvas.feed(bytes)
    followed += bytes.count
  }

  /// Forgets what stands on the screen, which has so many columns from now on.
  mutating func forget(columns: Int) {
    hasStrayHint = hasStrayHint || shownHint != nil
    shownHint = nil
    canvas = LineCanvas(columns: columns)
    before = nil
  }

  /// What gives a line its appearance.
  struct Painting {
    /// What is to be written.
    var bytes: [UInt8]
    /// Whether it stands for what readline wrote since the last painting, too, which need not be
    /// shown then.
    var isInstead: Bool
  }

  /// Gives a line its appearance.
  ///
  /// - Parameters:
  ///   - line: the line as readline lays it out.
  ///   - height: the rows of the screen; a taller line has rows that nothing can reach.
  ///   - held: how many bytes have not been shown yet.
  ///   - shifts: whether the terminal can move the rest of a row.
  mutating func paint(
    _ line: ShownLine, as appearance: LineAppearance, isAtEnd: Bool, height: Int, held: Int,
    shifts: Bool
  ) -> Painting {
    // Only what readline itself wrote, and all of that, can be left out.
    let isReplaceable = held > 0 && followed == held && !hasStrayHint
    let known = before
    let bytes = paint(line, as: appearance, isAtEnd: isAtEnd, height: height)
    (before, followed) = (canvas, 0)
    guard isReplaceable, let known,
      let shorter = CanvasDifference(from: known, to: canvas, shifts: shifts)?.bytes,
      shorter.count < held + bytes.count
    else { return Painting(bytes: bytes, isInstead: false) }
    return Painting(bytes: shorter, isInstead: true)
  }

  private mutating func paint(
    _ line: ShownLine, as appearance: LineAppearance, isAtEnd: Bool, height: Int
  ) -> [UInt8] {
    guard let column = canvas.column, column == line.cursor.column, line.end.row < height else {
      return wipe()
    }
    let origin = canvas.row - line.cursor.row
    var pen = Pen(row: canvas.row, column: column, columns: canvas.columns)
    var styles = StyleFinder(appearance.spans)
    for glyph in line.glyphs {
      let style = styles.style(at: glyph.offset)
      let row = origin + glyph.row
      let cell = canvas[row, glyph.column]
      guard cell.content == glyph.content, cell.style != style else { continue }
      guard let scalar = Unicode.Scalar(glyph.content) else { continue }
      pen.write(scalar, width: glyph.width, style: style, row: row, column: glyph.column)
      for part in 0..<glyph.width {
        let content = part == 0 ? glyph.content : LineCanvas.Cell.half
        canvas.put(.init(content: content, style: style), row: row, column: glyph.column + part)
      }
    }
    let end = (row: origin + line.end.row, column: line.end.column)
    if hasStrayHint {
      pen.eraseBelow(row: end.row, column: end.column)
      hasStrayHint = false
    }
    // The last column stays free, for a character in it may scroll the screen.
    let room = max(canvas.columns - 1 - end.column, 0)
    let hint = isAtEnd ? appearance.hint(within: room) : ""
    drawHint(hint, appearance.hintStyle, row: end.row, column: end.column, &pen)
    return pen.finish()
  }

  /// The bytes that take away the hint, wherever the cursor is by now.
  mutating func wipe() -> [UInt8] {
    guard let shown = shownHint else { return [] }
    shownHint = nil
    guard let column = canvas.column else { return [] }
    var pen = Pen(row: canvas.row, column: column, columns: canvas.columns)
    blank(shown.row, shown.style, from: 0, &pen)
    return pen.finish()
  }

  private mutating func drawHint(
    _ hint: String, _ style: TextStyle, row: Int, column: Int, _ pen: inout Pen
  ) {
    if let shown = shownHint, shown != (row, style) || hint.isEmpty {
      blank(shown.row, shown.style, from: 0, &pen)
    }
    shownHint = hint.isEmpty ? nil : (row: row, style: style)
    guard !hint.isEmpty else { return }
    var place = column
    for scalar in hint.unicodeScalars {
      guard TerminalText.width(String(scalar)) == 1 else { continue }
      let cell = LineCanvas.Cell(content: scalar.value, style: style)
      if canvas[row, place] != cell {
        pen.write(scalar, width: 1, style: style, row: row, column: place)
        canvas.put(cell, row: row, column: place)
      }
      place += 1
    }
    blank(row, style, from: place, &pen)
  }

  /// Takes a hint's cells away, from a column on.
  private mutating func blank(
    _ row: Int, _ style: TextStyle, from start: Int, _ pen: inout Pen
  ) {
    for column in canvas.columns(inRow: row, of: style) where column >= start {
      pen.write(" ", width: 1, style: .plain, row: row, column: column)
      canvas.put(.blank, row: row, column: column)
    }
  }
}
