import CommandLanguage

extension Settings {
  /// Changes one option; precision is not of how things look, but the session's.
  package mutating func set(_ setting: Setting, to argument: Argument) throws(Failure) {
    let (option, value, range) = (setting.rawValue, argument.text, argument.range)
    switch setting {
    case .digits:
      guard let digits = Int(value), (1...17).contains(digits) else {
        throw Failure(.badSetting(option, value: value, allowed: "1 to 17"), at: range)
      }
      self.digits = digits
    case .width:
      if value == "auto" {
        width = nil
      } else {
        guard let columns = Int(value), (20...1000).contains(columns) else {
          throw Failure(.badSetting(option, value: value, allowed: "auto or 20 to 1000"), at: range)
        }
        width = columns
      }
    case .colour: colour = try choice(option, value, at: range)
    case .theme: theme = try choice(option, value, at: range)
    case .glyphs: glyphs = try choice(option, value, at: range)
    case .speak: speaks = value == "on"
    case .hints: showsHints = value == "on"
    case .highlight: highlights = value == "on"
    case .suggestions: suggests = value == "on"
    case .precision: break
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

  /// The present value of an option, as it is typed; `nil` for precision, which is the session's.
  package func value(of setting: Setting) -> String? {
    switch setting {
    case .digits: String(digits)
    case .colour: colour.rawValue
    case .theme: theme.rawValue
    case .glyphs: glyphs.rawValue
    case .width: width.map(String.init) ?? "auto"
    case .speak: speaks ? "on" : "off"
    case .hints: showsHints ? "on" : "off"
    case .highlight: highlights ? "on" : "off"
    case .suggestions: suggests ? "on" : "off"
    case .precision: nil
    }
  }
}
