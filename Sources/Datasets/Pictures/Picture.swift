import NeuralNetwork

/// A picture drawn for any number of rows and columns, of zeros and ones unless it says otherwise.
package enum Picture: Hashable, Sendable {
  /// A plus sign through the middle.
  case cross
  /// A circle's outline.
  case ring
  /// A square's outline.
  case square
  /// The main diagonal, corner to corner.
  case diagonal
  /// Zeros on the left half, ones on the right: a vertical edge.
  case edgeVertical
  /// Zeros on the upper half, ones on the lower: a horizontal edge.
  case edgeHorizontal
  /// Brightness growing evenly from 0 at the left to 1 at the right.
  case ramp
  /// Zeros and ones by turns, beginning with 1.
  case checker
  /// A numeral from 0 to 9 in a 3×5 font, as large as fits.
  case digit(Int)

  /// The pictures without an argument, by their word.
  package static let named: [(word: String, picture: Picture)] = [
    ("cross", .cross), ("ring", .ring), ("square", .square), ("diagonal", .diagonal),
    ("edge_vertical", .edgeVertical), ("edge_horizontal", .edgeHorizontal), ("ramp", .ramp),
    ("checker", .checker),
  ]

  /// The picture of that word, if there is one.
  package init?(word: String) {
    guard let found = Self.named.first(where: { $0.word == word }) else { return nil }
    self = found.picture
  }

  /// The picture, [row, column].
  package func drawn(_ size: Size) -> Tensor {
    var elements: [Double] = []
    elements.reserveCapacity(size.count)
    for row in 0..<size.rows {
      for column in 0..<size.columns { elements.append(brightness(row, column, in: size)) }
    }
    return Tensor(shape: Shape([size.rows, size.columns]), elements: elements)
  }

  private func brightness(_ row: Int, _ column: Int, in size: Size) -> Double {
    let lit: Bool
    switch self {
    case .cross:
      lit = Self.isMiddle(row, of: size.rows) || Self.isMiddle(column, of: size.columns)
    case .ring: lit = Self.isOnRing(row, column, in: size)
    case .square:
      let margin = min(size.rows, size.columns) / 4
      let (bottom, right) = (size.rows - 1 - margin, size.columns - 1 - margin)
      let isInside = row >= margin && row <= bottom && column >= margin && column <= right
      lit = isInside && (row == margin || row == bottom || column == margin || column == right)
    case .diagonal:
      let longest = max(size.rows, size.columns)
      lit = row * longest / size.rows == column * longest / size.columns
    case .edgeVertical: lit = 2 * column >= size.columns
    case .edgeHorizontal: lit = 2 * row >= size.rows
    case .ramp: return size.columns > 1 ? Double(column) / Double(size.columns - 1) : 0
    case .checker: lit = (row + column).isMultiple(of: 2)
    case .digit(let numeral): lit = BitmapFont.isLit(numeral, row: row, column: column, in: size)
    }
    return lit ? 1 : 0
  }

  /// Whether a position is the middle one, or one of the two.
  private static func isMiddle(_ position: Int, of extent: Int) -> Bool {
    position == extent / 2 || position == (extent - 1) / 2
  }

  /// Whether the distance from the middle is that of a circle which leaves a margin.
  private static func isOnRing(_ row: Int, _ column: Int, in size: Size) -> Bool {
    let vertical = Double(row) - Double(size.rows - 1) / 2
    let horizontal = Double(column) - Double(size.columns - 1) / 2
    let radius = Double(min(size.rows, size.columns)) / 2 - 1
    let distance = (vertical * vertical + horizontal * horizontal).squareRoot()
    return (distance - max(radius, 0)).magnitude <= 0.5
  }
}
