import CommandLanguage
import Documents
import NeuralNetwork

extension Interpreter {
  /// How many files may source one another.
  private static let deepestSource = 16

  /// `source FILE`: runs the statements of a file, which may not write files themselves.
  mutating func source(
    _ call: CommandCall, report: (StatementOutcome) -> Void
  ) throws(Failure) -> Document {
    guard let file = call.word("file") else { preconditionFailure("the parser requires a file") }
    guard sources.count < Self.deepestSource else {
      throw Failure(.sourceTooDeep(Self.deepestSource), at: call.range)
    }
    let bytes = try read(file, at: call["file"]?.range ?? call.range)
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

  /// `save FILE`: writes a script that rebuilds the session.
  mutating func save(_ call: CommandCall) throws(Failure) -> Document {
    guard let file = call.word("file") else { preconditionFailure("the parser requires a file") }
    guard environment.mayWriteFiles, sources.isEmpty else {
      throw Failure(.mayNotWriteFiles, at: call.range)
    }
    let lines = history.entries.map(\.text)
    let script =
      "# Gradus session: `gradus run FILE` or `source FILE` rebuilds it.\n"
      + lines.map { $0 + "\n" }.joined()
    do {
      try FileStore.write(Array(script.utf8), to: file)
    } catch {
      throw Failure(.fileNotWritable(file, reason: error.reason), at: call["file"]?.range)
    }
    return Document(
      kind: "save",
      blocks: [.paragraph("\(lines.count) statements saved to \(.strong(file))")],
      facts: [Fact("file", .text(file)), Fact("statements", .integer(lines.count))])
  }

  private func read(_ file: String, at range: SourceRange) throws(Failure) -> [UInt8] {
    do {
      return try FileStore.read(file, limit: 64 << 20)
    } catch {
      throw Failure(.fileNotReadable(file, reason: error.reason), at: range)
    }
  }
}
