/// What a request can ask for.
enum Operation: String, CaseIterable, Sendable {
  case hello, run, get, set, complete, inspect, snapshot, restore, forget, answer, ping, quit
  case isComplete = "is-complete"

  /// The members that its request may have, besides `id` and `op`.
  var members: [Member] {
    switch self {
    case .hello, .ping, .quit: []
    case .run: [.text, .as, .width, .file, .line, .keepGoing, .asks, .progress]
    case .get: [.name]
    case .set: [.name, .value]
    case .complete: [.text, .cursor]
    case .inspect: [.text, .cursor, .as, .width]
    case .isComplete: [.text]
    case .snapshot: [.script]
    case .restore, .forget: [.snapshot]
    case .answer: [.text]
    }
  }

  /// A member of a request.
  enum Member: String, Sendable {
    case text, `as`, width, file, line, keepGoing, asks, progress, name, value, cursor, script
    case snapshot
  }
}
