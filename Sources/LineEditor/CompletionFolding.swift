/// Which letters completion takes for others, as the user's inputrc says.
package struct CompletionFolding: Equatable, Sendable {
  /// Whether `a` is as good as `A`: `completion-ignore-case`.
  package var ignoresCase: Bool

  /// Whether `-` is as good as `_` besides: `completion-map-case`.
  package var mapsCase: Bool

  /// Makes a folding; without arguments it takes every letter for itself alone.
  package init(ignoresCase: Bool = false, mapsCase: Bool = false) {
    self.ignoresCase = ignoresCase
    self.mapsCase = mapsCase
  }

  /// A text with the same letter for all those that are taken for one another.
  package func folded(_ text: String) -> String {
    guard ignoresCase else { return text }
    let lowered = text.lowercased()
    return mapsCase ? lowered.replacing("-", with: "_") : lowered
  }
}
