import CommandLanguage
import Documents
import Sessions
import Storage

extension Interpreter {
  /// How many files may source one another.
  private static let deepestSource = 16

  /// `source FILE`: runs the statements of a file, which may not write files themselves.
  mutating func source(
    _ call: TypedCall<SourceCommand>, report: (StatementOutcome) -> Void
  ) throws(Failure) -> Document {
    let file = call.file.value
    guard sources.count < Self.deepestSource else {
      throw Failure(.sourceTooDeep(Self.deepestSource), at: call.range)
    }
    let bytes = try read(file, at: call.file.range)
    sources.append(file)
    defer { sources.removeLast() }
    let start = history.entries.count
    environment.journal?(.groupBegins)
    defer {
      history.group(from: start)
      environment.journal?(.groupEnds)
    }
    var count = 0
    for source in ScriptParser.statements(in: bytes) {
      count += 1
      if case .failure = run(source, from: file, report: report) {
        throw Failure(.sourceFailed(file, line: source.line), at: call.range)
      }
      if hasQuit { break }
    }
    return Document(
      kind: "source", facts: [Fact("file", .text(file)), Fact("statements", .integer(count))])
  }
}
