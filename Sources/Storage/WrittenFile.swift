import Documents

/// What became of a file's place when it was written.
package struct WrittenFile: Equatable, Sendable {
  /// Whether a file that was there before is gone.
  var isReplacement: Bool
  /// Where a file is kept that was there before and that Gradus had not written.
  package var backup: String?

  /// A file at a place where none was.
  package init(isReplacement: Bool = false, backup: String? = nil) {
    self.isReplacement = isReplacement
    self.backup = backup
  }

  /// What there is to say behind the name of the file.
  package var remark: Text {
    if let backup { return "; the file that was there is kept as \(.strong(backup))" }
    return isReplacement ? ", replaced" : ""
  }

  /// The same, for programs.
  package var facts: [Fact] {
    (isReplacement ? [Fact("replaced", .flag(true))] : [])
      + (backup.map { [Fact("backup", .text($0))] } ?? [])
  }
}
