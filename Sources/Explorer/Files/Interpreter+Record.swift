import CommandLanguage
import Documents
import Sessions
import Storage

extension Interpreter {
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
}
