/// How a run of characters looks, before it is known what the terminal can show.
enum Ink: Hashable {
  /// One of the styles of a text.
  case style(Text.Style)
  /// A number below zero, or its sign.
  case negative
  /// A number above zero.
  case positive
  /// A cell of a heat picture, from full negative at -1 to full positive at 1.
  case heat(Double, isStrong: Bool)
  /// A cell that belongs to others, by the number of their group.
  case group(Int, isStrong: Bool)
  /// A cell that changed, where such are to be seen from afar.
  case reverse

  /// As it comes.
  static let plain = Ink.style(.plain)

  /// The ink of a number, coloured by its sign if the style asks for it.
  init(_ style: Text.Style, number: Double) {
    switch style {
    case .signed where number < 0: self = .negative
    case .signed where number > 0: self = .positive
    case .signed: self = .plain
    default: self = .style(style)
    }
  }
}
