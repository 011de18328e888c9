extension String {
  /// A space as wide as the letters are high.
  static let wideSpace = "\u{2003}"

  /// This with one wide space for several, which windows other than a terminal would make one of.
  var withWideGaps: String {
    guard contains("  ") else { return self }
    var result = ""
    var spaces = 0
    func gap() -> String { spaces > 1 ? Self.wideSpace : spaces == 1 ? " " : "" }
    for character in self {
      if character == " " {
        spaces += 1
      } else {
        result += gap()
        spaces = 0
        result.append(character)
      }
    }
    return result + gap()
  }
}
