/// A named option of a command: `stride 2`, or a bare word, `terms`.
public struct OptionSpecification: Sendable {
  /// The option's word, under which ``CommandCall`` keeps it.
  public let name: String
  /// How its value is read; `nil` where the word stands alone.
  public let kind: ParameterKind?
  /// What it does, in a few words, for completion and help.
  public let summary: String

  /// Makes an option.
  public init(_ name: String, _ kind: ParameterKind?, _ summary: String) {
    self.name = name
    self.kind = kind
    self.summary = summary
  }
}
