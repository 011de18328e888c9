import CommandLanguage
import NeuralNetwork

extension Settings {
  /// Changes one option where it was given; precision is not of how things look, but the session's.
  ///
  /// - Returns: what it was set to, as it was typed; `nil` where it was not given.
  package mutating func take(
    _ setting: Setting, from call: TypedCall<SetCommand>
  ) throws(Failure) -> String? {
    switch setting {
    case .digits:
      guard let given = call.digits else { return nil }
      guard (1...17).contains(given.value) else { throw given.refused(allowed: "1 to 17") }
      digits = given.value
      return given.text
    case .width:
      guard let given = call.width else { return nil }
      switch given.value {
      case .word(.auto): width = nil
      case .value(let columns):
        guard (20...1000).contains(columns) else {
          throw given.refused(allowed: "\(SetCommand.Width.auto.word) or 20 to 1000")
        }
        width = columns
      }
      return given.text
    case .threads:
      guard let given = call.threads else { return nil }
      switch given.value {
      case .word(.auto): threads = nil
      case .value(let count):
        guard (1...Threads.most).contains(count) else {
          throw given.refused(
            allowed: "\(SetCommand.ThreadCount.auto.word) or 1 to \(Threads.most)")
        }
        threads = count
      }
      return given.text
    case .colour: return take(call.colour, to: \.colour)
    case .theme: return take(call.theme, to: \.theme)
    case .glyphs: return take(call.glyphs, to: \.glyphs)
    case .speak: return take(call.speak, to: \.speaks)
    case .hints: return take(call.hints, to: \.showsHints)
    case .highlight: return take(call.highlight, to: \.highlights)
    case .suggestions: return take(call.suggestions, to: \.suggests)
    case .precision: return nil
    }
  }

  private mutating func take<Value>(
    _ given: Given<Value>?, to path: WritableKeyPath<Settings, Value>
  ) -> String? {
    guard let given else { return nil }
    self[keyPath: path] = given.value
    return given.text
  }

  /// The present value of an option, as it is typed; `nil` for precision, which is the session's.
  package func value(of setting: Setting) -> String? {
    switch setting {
    case .digits: String(digits)
    case .colour: colour.rawValue
    case .theme: theme.rawValue
    case .glyphs: glyphs.rawValue
    case .width: width.map(String.init) ?? "auto"
    case .threads: threads.map(String.init) ?? "auto"
    case .speak: speaks ? "on" : "off"
    case .hints: showsHints ? "on" : "off"
    case .highlight: highlights ? "on" : "off"
    case .suggestions: suggests ? "on" : "off"
    case .precision: nil
    }
  }
}
