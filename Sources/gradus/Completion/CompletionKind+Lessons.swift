import ArgumentParser

extension CompletionKind {
  /// A lesson's name, or a file.
  static var lessons: CompletionKind {
    .custom { _, _, prefix in Shell.library.names.filter { $0.hasPrefix(prefix) } }
  }
}
