import CommandLanguage
import Documents
import Exchange
import NeuralNetwork
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

  /// `save FILE`: writes a script that rebuilds the session.
  func save(_ call: TypedCall<SaveCommand>) throws(Failure) -> Document {
    let file = try requireWriting(to: call.file, by: call)
    var script = SavedScript(history.entries)
    let hasNumbers = call.kept != nil
    if hasNumbers {
      script = try script.withNumbers(of: session, interruption: environment.interruption)
    }
    let bytes = FileMark.number.marked(Array(script.text.utf8))
    guard let written = try write(bytes, to: call.file) else {
      return Document(kind: "save", facts: [Fact("file", .text(file))])
    }
    // Beside the `reset` that each begins with.
    let count = script.statements.count - 1 - script.tensorCount
    let what =
      count.counted("statement")
      + (hasNumbers ? " and \(script.tensorCount.counted("tensor"))" : "")
    var facts = [Fact("file", .text(file)), Fact("statements", .integer(count))]
    if hasNumbers { facts.append(Fact("tensors", .integer(script.tensorCount))) }
    return Document(
      kind: "save",
      blocks: [.paragraph("\(what) saved to \(.strong(file))\(written.remark)")]
        + Self.filesNeeded(script.files)
        + (hasNumbers && script.trainsAgain
          ? [
            .note(
              Note(.remark, "its statements stay, training too: without them it would be another"))
          ] : []),
      facts: facts + written.facts)
  }

  /// A word on the files that a script reads.
  private static func filesNeeded(_ names: [String]) -> [Block] {
    if names.isEmpty { return [] }
    let shown = names.prefix(4).joined(separator: ", ")
    let more = names.count > 4 ? " and \(names.count - 4) more" : ""
    return [.note(Note(.remark, "it reads \(shown)\(more), which has to be there then"))]
  }

  /// `export KIND FILE`: writes a file for another program.
  func export(_ call: TypedCall<ExportCommand>, of statement: Statement) throws(Failure) -> Document
  {
    let kind = call.kind.value
    let file = try requireWriting(to: call.file, by: call)
    let exported = try session.exported(
      call,
      ViewExport(
        interruption: environment.interruption, digits: settings.digits,
        title: call.view.map { statement.text(from: $0.range) } ?? ""))
    let bytes = kind.mark?.marked(exported.bytes) ?? exported.bytes
    guard let written = try write(bytes, to: call.file) else {
      return Document(kind: "export", facts: [Fact("file", .text(file))])
    }
    let size = bytes.count
    return Document(
      kind: "export",
      blocks: [.paragraph("\(.strong(file)) written, \(Bytes(size).description)\(written.remark)")]
        + exported.blocks,
      facts: [
        Fact("format", .text(kind.rawValue)), Fact("file", .text(file)),
        Fact("bytes", .integer(size)),
      ] + exported.facts + written.facts)
  }

  /// `record FILE` and `record off`: writes down what is typed and shown.
  func record(_ call: TypedCall<RecordCommand>) throws(Failure) -> Document {
    let file = try requireWriting(to: call.file, by: call)
    guard let record = environment.record else {
      throw Failure(.recording(.noTerminal), at: call.range)
    }
    let request: RecordingRequest
    switch file {
    case .word(.off): request = .stop
    case .value(let name): request = .start(file: name)
    }
    let isEnd = request == .stop
    do {
      let summary = try record(request).get()
      return Document(
        kind: "record",
        blocks: [
          .paragraph(
            isEnd
              ? "\(.strong(summary.file)) written\(summary.written.remark), \(summary.seconds, style: .plain) s; \(.code("asciinema play \(summary.file.shellWord)"))"
              : "recording to \(.strong(summary.file)); \(.code("record off")) ends it")
        ],
        facts: [
          Fact("file", .text(summary.file)), Fact("recording", .flag(!isEnd)),
          Fact("seconds", .number(summary.seconds)),
        ] + summary.written.facts)
    } catch {
      throw Failure(.recording(error), at: call.range)
    }
  }

  /// The file that a command names, where statements may write files at all.
  private func requireWriting<File>(
    to given: Given<File>, by call: some CalledCommand
  ) throws(Failure) -> File {
    guard sources.isEmpty else { throw Failure(.mayNotWriteFiles, at: call.range) }
    guard environment.mayWriteFiles else { throw Failure(.writesNothingHere, at: call.range) }
    return given.value
  }

  /// Writes a file, or to standard output where it is named `-`.
  ///
  /// - Returns: what became of the file's place; `nil` for standard output.
  private func write(
    _ bytes: [UInt8], to given: Given<String>
  ) throws(Failure) -> WrittenFile? {
    let file = given.value
    if file == "-" {
      guard let output = environment.output else {
        throw Failure(
          .fileNotWritable("standard output", reason: "the answers are written there; name a file"),
          at: given.range)
      }
      output(bytes)
      return nil
    }
    do {
      return try FileStore.write(bytes, to: file, keepsOthers: true)
    } catch {
      throw Failure(.fileNotWritable(file, reason: error.reason), at: given.range)
    }
  }

  private func read(_ file: String, at range: SourceRange) throws(Failure) -> [UInt8] {
    do {
      return try FileStore.read(
        file, limit: 64 << 20, interruption: environment.interruption)
    } catch {
      throw Failure(reading: file, error, at: range)
    }
  }
}

extension ExportKind {
  /// How files of this kind tell that Gradus wrote them; `nil` where they have no place for it.
  fileprivate var mark: FileMark? {
    switch self {
    case .numpy: .zip
    case .safetensors: .safetensors
    case .pytorch: .number
    case .latex: .percent
    case .svg, .html, .markdown: .element
    case .csv: nil
    }
  }
}

extension Statement {
  /// Its text from an argument on that stands on its first line.
  fileprivate func text(from place: SourceRange) -> String {
    String(text.dropFirst(place.column - range.column))
  }
}
