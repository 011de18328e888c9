import Documents

extension OwnVerdict {
  /// What is said to the learner, who has the right value by another way than working it out.
  var sentence: Text {
    let name = Text.code(name)
    let words: Text =
      switch source {
      case .readOff:
        "\(.strong("not yet")): \(name) is right, but it is the engine's own answer"
      case .typed:
        "\(.strong("not yet")): \(name) is right, but that number holds for these values alone"
      case .fitsHereAlone:
        "\(.strong("not yet")): \(name) is right here, but with other values it would not be"
      case .jumped:
        "\(.strong("not yet")): \(name) is right, but no step along a gradient led there"
      }
    guard let remedy else { return "\(words); work it out yourself" }
    let from = remedy.lines.joined(separator: " ")
    return "\(words). \(Prose.styled(from))"
  }
}
