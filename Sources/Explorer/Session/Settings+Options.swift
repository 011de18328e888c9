import CommandLanguage

extension Settings {
  /// Changes one option.
  mutating func set(_ option: String, to argument: Argument) throws(Failure) {
    let (value, range) = (argument.text, argument.range)
    switch option {
    case "digits":
      guard let digits = Int(value), (1...17).contains(digits) else {
        throw Failure(.badSetting(option, value: value, allowed: "1 to 17"), at: range)
      }
      self.digits = digits
    case "width":
      if value == "auto" {
        width = nil
      } else {
        guard let columns = Int(value), (20...1000).contains(columns) else {
          throw Failure(.badSetting(option, value: value, allowed: "auto or 20 to 1000"), at: range)
        }
        width = columns
      }
    case "colour": colour = try choice(option, value, at: range)
    case "theme": theme = try choice(option, value, at: range)
    case "glyphs": glyphs = try choice(option, value, at: range)
    case "speak": speaks = value == "on"
    case "hints":
      showsHints = value == "on"
    default: preconditionFailure("the vocabulary has an option that nothing sets: \(option)")
    }
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ option: String, _ value: String, at range: SourceRange
  ) throws(Failure) -> Choice {
    guard let choice = Choice(rawValue: value) else {
      let allowed = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.badSetting(option, value: value, allowed: allowed), at: range)
    }
    return choice
  }

  /// Each option with its present value and what it does.
  var listing: [(option: String, value: String)] {
    [
      ("digits", String(digits)), ("colour", colour.rawValue), ("theme", theme.rawValue),
      ("glyphs", glyphs.rawValue), ("width", width.map(String.init) ?? "auto"),
      ("speak", speaks ? "on" : "off"), ("hints", showsHints ? "on" : "off"),
    ]
  }
}
