/// A named option of a command: `stride 2`, or a bare word, `terms`.
package struct OptionSpecification: Sendable {
  /// The option's word, under which ``CommandCall`` keeps it.
  package let name: String
  /// How its value is read; `nil` where the word stands alone.
  package let kind: ParameterKind?
  /// What it does, in a few words, for completion and help.
  package let summary: String
  /// The words of which one may follow the value, kept under ``qualifierName(of:)``.
  package let qualifiers: [ParameterKind.Choice]
  /// The words of the command's choice that it belongs to, as `margin` to `hinge` of `loss`; empty
  /// where it belongs to all of them.
  package let owners: [String]

  /// Makes an option.
  package init(
    _ name: String, _ kind: ParameterKind?, _ summary: String,
    qualifiers: [ParameterKind.Choice] = [], owners: [String] = []
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.qualifiers = qualifiers
    self.owners = owners
  }

  /// Under what name ``CommandCall`` keeps the word behind an option's value.
  package static func qualifierName(of option: String) -> String { "\(option) as" }
}
