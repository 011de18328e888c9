import CommandLanguage

/// A statement that acts on the lesson that is taken, in place of the interpreter.
package enum LessonWord: Equatable, Sendable {
  /// Lists the lessons.
  case list
  /// Begins a lesson, by name, number or file, at a step as it was typed, else at the first.
  case begin(String, step: String?)
  /// Asks a question of the present step, by its number as it was typed, with a guess or without.
  case question(String, guess: String?)
  case hint
  case done
  case skip
  case next
  case previous
  /// To a step as it was typed.
  case go(String)
  case reset
  case goal
  case progress
  case leave

  /// The lesson's word that a statement is; `nil` where it is none.
  package init?(_ source: SourceStatement) {
    guard case .success(let statement) = source.result,
      case .command(let call) = statement.kind, case .lesson(let word) = call.command
    else { return nil }
    switch word {
    case .hint: self = .hint
    case .done: self = .done
    case .skip: self = .skip
    case .lesson:
      guard let lesson = try? LessonCommand(call) else { return nil }
      self.init(lesson)
    }
  }

  /// What `lesson` asks for.
  private init(_ call: LessonCommand) {
    let step = call.step?.value
    switch call.subject?.value {
    case nil, .word(.list): self = .list
    case .word(.next): self = .next
    case .word(.previous): self = .previous
    case .word(.goto): self = .go(step ?? "")
    case .word(.question): self = Self.question(step ?? "")
    case .word(.reset): self = .reset
    case .word(.goal): self = .goal
    case .word(.progress): self = .progress
    case .word(.leave): self = .leave
    case .value(let name): self = .begin(name, step: step)
    }
  }

  /// The question in `2 as GUESS`; a guess is any text, also one that is no expression.
  private static func question(_ text: String) -> LessonWord {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count > 1, words[1] == "as" else { return .question(text, guess: nil) }
    let guess = words.count > 2 ? String(text[words[2].startIndex...]) : nil
    return .question(String(words[0]), guess: guess)
  }

  /// Whether it has a meaning only within a lesson.
  package var needsLesson: Bool {
    switch self {
    case .list, .begin, .progress: false
    case .question, .hint, .done, .skip, .next, .previous, .go, .reset, .goal, .leave: true
    }
  }
}
