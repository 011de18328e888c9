import NeuralNetwork

extension Canvas {
  /// Draws a numeral: the bitmap font's cells joined by strokes, shifted, stretched, of a thickness.
  mutating func drawNumeral(_ numeral: Int, _ generator: inout RandomGenerator) {
    let (rows, columns) = (BitmapFont.glyph.rows - 1, BitmapFont.glyph.columns - 1)
    // A pixel and a half around is left for the stroke.
    let tallest = Double(size.rows - 3) / Double(rows)
    let widest = min(Double(size.columns - 3) / Double(columns), 1.4 * tallest)
    let height = tallest * generator.uniform(from: 0.88, to: 1.08)
    let width = widest * generator.uniform(from: 0.85, to: 1.08)
    let radius = max(0.5, 0.36 * min(height, width)) * generator.uniform(from: 0.8, to: 1.5)
    let spareRows = Double(size.rows - 1) - height * Double(rows)
    let spareColumns = Double(size.columns - 1) - width * Double(columns)
    let top = spareRows * generator.uniform(from: 0.2, to: 0.8)
    let left = spareColumns * generator.uniform(from: 0.2, to: 0.8)
    func place(_ cell: (row: Int, column: Int)) -> Point {
      Point(row: top + height * Double(cell.row), column: left + width * Double(cell.column))
    }
    for (start, end) in BitmapFont.strokes[numeral] {
      stroke(from: place(start), to: place(end), radius: radius)
    }
  }
}

extension BitmapFont {
  /// A cell of a numeral.
  typealias Cell = (row: Int, column: Int)

  /// For each numeral the pairs of lit cells that touch: side by side, or over a corner where no
  /// other lit cell joins them.
  static let strokes: [[(Cell, Cell)]] = rows.map { rows in
    func isLit(_ row: Int, _ column: Int) -> Bool {
      guard rows.indices.contains(row), column >= 0, column < glyph.columns else { return false }
      return rows[row] >> (glyph.columns - 1 - column) & 1 == 1
    }
    var pairs: [(Cell, Cell)] = []
    for row in 0..<glyph.rows {
      for column in 0..<glyph.columns where isLit(row, column) {
        if isLit(row, column + 1) { pairs.append(((row, column), (row, column + 1))) }
        if isLit(row + 1, column) { pairs.append(((row, column), (row + 1, column))) }
        for side in [-1, 1] where isLit(row + 1, column + side) {
          if !isLit(row, column + side), !isLit(row + 1, column) {
            pairs.append(((row, column), (row + 1, column + side)))
          }
        }
      }
    }
    return pairs
  }
}
