/// Why a recording cannot begin or end.
package enum RecordingProblem: Error, Equatable, Sendable {
  /// One is under way.
  case already(file: String)
  /// None is under way.
  case none
  /// The file cannot be written.
  case notWritable(file: String, reason: String)
  /// There is no terminal.
  case noTerminal
}

extension RecordingProblem {
  /// The message for it.
  var wording: Problem.Wording {
    switch self {
    case .already(let file):
      Problem.Wording(
        "already-recording", "\(file) is being recorded already", "run first: record off")
    case .none:
      Problem.Wording("not-recording", "nothing is being recorded", "begin: record session.cast")
    case .notWritable(let file, let reason):
      Problem.Wording("file-not-writable", "\(file) cannot be written: \(reason)")
    case .noTerminal:
      Problem.Wording(
        "not-applicable", "only what is typed on a terminal can be recorded",
        "start `gradus` alone, then: record session.cast")
    }
  }
}
