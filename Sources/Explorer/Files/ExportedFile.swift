import Documents

/// A file that `export` writes, and what it answers.
struct ExportedFile {
  /// What the file holds.
  let bytes: [UInt8]
  /// What there is to say about it, behind the line that names the file.
  var blocks: [Block] = []
  /// What there is for programs, behind the file's name and kind.
  var facts: [Fact] = []
}
