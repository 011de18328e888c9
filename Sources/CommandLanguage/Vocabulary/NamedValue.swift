/// A value that has a name from the start; the only list of them.
package enum NamedValue: String, CaseIterable, Sendable {
  case input, target, loss

  /// What it is, in a few words.
  var summary: String {
    switch self {
    case .input: "what goes into the network"
    case .target: "what should come out"
    case .loss: "how far the output is from the target"
    }
  }
}
