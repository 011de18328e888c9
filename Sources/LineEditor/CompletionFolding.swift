/// Which letters completion takes for others, as the user's inputrc says.
public struct CompletionFolding: Equatable, Sendable {
  /// Whether `a` is as good as `A`: `completion-ignore-case`.
  public var ignoresCase: Bool

  /// Whether `-` is as good as `_` besides: `completion-map-case`.
  public var mapsCase: Bool

  /// Makes a folding; without arguments it takes every letter for itself alone.
  public init(ignoresCase: Bool = false, mapsCase: Bool = false) {
    self.ignoresCase = ignoresCase
    self.mapsCase = mapsCase
  }

  /// A text with the same letter for all those that are taken for one another.
  public func folded(_ text: String) -> String {
    guard ignoresCase else { return text }
    let lowered = text.lowercased()
    return mapsCase ? lowered.replacing("-", with: "_") : lowered
  }
}
