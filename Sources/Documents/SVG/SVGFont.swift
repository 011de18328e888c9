/// How wide texts are in a picture, where no font can be asked.
///
/// The widths are those of Helvetica, which Arial and Liberation Sans share; every font that a reader
/// may have instead is not much wider, and what is laid out leaves that much room.
enum SVGFont {
  /// Words.
  case sans
  /// Words that stand out.
  case bold
  /// What is typed, and pictures of characters.
  case mono

  /// The width of a text, in units of the picture.
  func width(_ text: String, size: Double) -> Double {
    if self == .mono { return Double(DisplayWidth.of(text)) * Self.monoAdvance * size }
    var units = 0
    for scalar in text.unicodeScalars { units += Self.advance(of: scalar) }
    let share = self == .bold ? 1.07 : 1.0
    return Double(units) / 1000 * size * share
  }

  /// The advance of a column in fonts of a fixed width, of its size.
  static let monoAdvance = 0.602

  private static func advance(of scalar: Unicode.Scalar) -> Int {
    let value = Int(scalar.value)
    if (32..<127).contains(value) { return helvetica[value - 32] }
    switch scalar {
    case "\u{A0}", "\u{B7}", "\u{22C5}", "\u{2032}": return 278
    case "\u{2212}", "\u{D7}", "\u{2248}", "\u{2264}", "\u{2265}", "\u{2260}": return 584
    case "\u{2192}", "\u{2026}", "\u{2190}", "\u{2003}": return 1000
    default: return DisplayWidth.of(scalar) * (value < 0x300 ? 556 : 620)
    }
  }

  /// Adobe's font metrics of Helvetica, from the space to the tilde.
  private static let helvetica = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
}
