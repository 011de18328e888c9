/// What a command answers with: blocks to read and facts for programs.
public struct Document: Equatable, Sendable {
  /// The command's word, or `value` or `assignment`; the JSON object's `kind`.
  public var kind: String
  /// What a person reads, in order: the answer first.
  public var blocks: [Block]
  /// The numbers by name, for programs; they stand at the top level of the JSON object.
  public var facts: [Fact]

  /// Makes a document.
  public init(kind: String, blocks: [Block] = [], facts: [Fact] = []) {
    self.kind = kind
    self.blocks = blocks
    self.facts = facts
  }
}
