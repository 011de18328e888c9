/// What a command answers with: blocks to read and facts for programs.
package struct Document: Equatable, Sendable {
  /// The command's word, or `value` or `assignment`; the JSON object's `kind`.
  package var kind: String
  /// What a person reads, in order: the answer first.
  package var blocks: [Block]
  /// The numbers by name, for programs; they stand at the top level of the JSON object.
  package var facts: [Fact]

  /// Makes a document.
  package init(kind: String, blocks: [Block] = [], facts: [Fact] = []) {
    self.kind = kind
    self.blocks = blocks
    self.facts = facts
  }
}
