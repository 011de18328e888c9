import CommandLanguage

/// A statement that the shell acts on in place of the interpreter.
enum LessonWord: Equatable {
  /// Lists the lessons.
  case list
  /// Begins a lesson, by name, number or file.
  case begin(String)
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
  init?(_ source: SourceStatement) {
    guard case .success(let statement) = source.result,
      case .command(let call) = statement.kind, case .lesson(let word) = call.command
    else { return nil }
    switch word {
    case .hint: self = .hint
    case .done: self = .done
    case .skip: self = .skip
    case .lesson:
      switch call.word("what") {
      case nil, "list": self = .list
      case "next": self = .next
      case "previous": self = .previous
      case "goto": self = .go(call.word("step") ?? "")
      case "reset": self = .reset
      case "goal": self = .goal
      case "progress": self = .progress
      case "leave": self = .leave
      case let name?: self = .begin(name)
      }
    }
  }

  /// Whether it has a meaning only within a lesson.
  var needsLesson: Bool {
    switch self {
    case .list, .begin, .progress: false
    case .hint, .done, .skip, .next, .previous, .go, .reset, .goal, .leave: true
    }
  }
}
