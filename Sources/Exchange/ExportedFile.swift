import Documents

/// A file that `export` writes, and what it answers.
package struct ExportedFile {
  /// What the file holds.
  package let bytes: [UInt8]
  /// What there is to say about it, behind the line that names the file.
  package var blocks: [Block] = []
  /// What there is for programs, behind the file's name and kind.
  package var facts: [Fact] = []

  /// Makes an exported file of its parts.
  package init(bytes: [UInt8], blocks: [Block] = [], facts: [Fact] = []) {
    self.bytes = bytes
    self.blocks = blocks
    self.facts = facts
  }
}
