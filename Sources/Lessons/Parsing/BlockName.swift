/// What the fence of a lesson's block says that it is, in the order in which they are listed.
enum BlockName: String, CaseIterable {
  case setup, demo, predict, task, check, own, wrong, hint, solution, notes

  /// Where in a step it may stand.
  enum Place {
    /// What runs or asks before there is anything to do.
    case opening
    /// What a step to do has once.
    case once
    /// What goes with a step to do, several times if wanted.
    case beside
    /// Anywhere.
    case anywhere
  }

  /// Where it may stand.
  var place: Place {
    switch self {
    case .setup, .demo, .predict: .opening
    case .task, .check, .solution: .once
    case .own, .wrong, .hint: .beside
    case .notes: .anywhere
    }
  }

  /// Whether something stands behind it.
  var takesArgument: Bool { self == .wrong || self == .own }

  /// All of them as they are written.
  static var listed: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
