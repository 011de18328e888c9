import CommandLanguage
import LineEditor

extension CompletionAnswer {
  /// What may come next on a line of statements.
  ///
  /// - Parameters:
  ///   - request: the line and the cursor's place.
  ///   - reader: the reader that waits for more, where the line goes on a statement.
  ///   - names: the names that exist.
  static func ofStatement(
    _ request: CompletionRequest, continuing reader: SourceReader?, names: CompletionNames
  ) -> CompletionAnswer {
    let line = request.textBeforeCursor
    let completion = Completion(of: line, continuing: reader, names: names)
    if completion.expectsFile { return .file }
    return CompletionAnswer(
      start: line.utf8.count - completion.prefix.utf8.count,
      candidates: completion.candidates.map { .init($0.name, $0.summary) },
      appendsSpace: !completion.candidates.contains { $0.name.hasSuffix(".") })
  }
}
