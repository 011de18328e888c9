import NeuralNetwork

/// Numerals of three columns and five rows.
package enum BitmapFont {
  /// The extent of a numeral.
  package static let glyph = Size(rows: 5, columns: 3)

  /// Each numeral's rows from the top, a bit for each column, the left one highest.
  static let rows: [[UInt8]] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b010, 0b010, 0b010],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
  ]

  /// Whether a cell of a picture belongs to the numeral, drawn in the middle at the largest whole
  /// magnification that fits; a picture smaller than the numeral shows its upper left part.
  package static func isLit(_ numeral: Int, row: Int, column: Int, in size: Size) -> Bool {
    precondition(rows.indices.contains(numeral), "a numeral from 0 to 9")
    let scale = max(1, min(size.rows / glyph.rows, size.columns / glyph.columns))
    let top = max(0, (size.rows - scale * glyph.rows) / 2)
    let left = max(0, (size.columns - scale * glyph.columns) / 2)
    guard row >= top, column >= left else { return false }
    let (line, bit) = ((row - top) / scale, (column - left) / scale)
    guard line < glyph.rows, bit < glyph.columns else { return false }
    return rows[numeral][line] >> (glyph.columns - 1 - bit) & 1 == 1
  }
}
