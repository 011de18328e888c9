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
    let completion = Completion(
      of: line, before: request.textAfterCursor, continuing: reader, names: names,
      folded: request.folding.folded, goesFurther: true)
    let prefix = completion.prefix
    let start = line.utf8.count - prefix.utf8.count
    var candidates = completion.candidates.map { Candidate($0.name, $0.summary) }
    var appendsSpace = completion.appendsSpace
    switch completion.files {
    case .any: return .file
    case .lessons:
      let isQuoted = ["\"", "'"].contains(line.dropLast(prefix.count).last)
      let files = FileCandidates(folding: request.folding, isQuoted: isQuoted)
        .files(startingWith: prefix, endingIn: ".md")
      if isQuoted { candidates = [] }
      candidates += files
      // A folder is gone into.
      if files.contains(where: { $0.text.hasSuffix("/") }) { appendsSpace = false }
    case nil: break
    }
    return CompletionAnswer(
      start: start, candidates: candidates,
      // What stands behind the cursor has its own blanks.
      appendsSpace: appendsSpace && request.textAfterCursor.isEmpty)
  }
}
