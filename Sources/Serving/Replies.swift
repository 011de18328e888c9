import CommandLanguage
import Documents

/// Writes what a client is told about one request: any number of events, and one that ends it.
struct Replies: Sendable {
  /// What a line tells.
  enum Event: String {
    /// Who serves, and by which protocol.
    case hello
    /// A statement was run.
    case result
    /// How far long work is.
    case progress
    /// The session asks its user something.
    case ask
    /// The request was carried out.
    case done
    /// The request was not carried out.
    case error
  }

  let id: Request.Identity
  let output: @Sendable (String) -> Void
  /// Called before the event that ends the request is written.
  var willEnd: @Sendable () -> Void = {}

  /// Writes an event.
  func send(_ event: Event, _ members: (inout JSONWriter) -> Void = { _ in }) {
    var writer = JSONWriter()
    writer.object { writer in
      switch id {
      case .none: break
      case .number(let number): writer.member("id", number)
      case .text(let text): writer.member("id", text)
      }
      writer.member("event", event.rawValue)
      members(&writer)
    }
    switch event {
    case .done, .error: willEnd()
    case .hello, .result, .progress, .ask: break
    }
    output(writer.text)
  }

  /// Ends the request with what is wrong with it.
  func fail(_ problem: RequestProblem) {
    send(.error) { writer in
      writer.member("error") { writer in
        writer.object { writer in
          writer.member("code", problem.code)
          writer.member("message", problem.message)
          if let suggestion = problem.suggestion { writer.member("suggestion", suggestion) }
        }
      }
    }
  }

  /// Ends the request with what the session says against it.
  func fail(_ diagnostic: Diagnostic) {
    send(.error) { writer in writer.member("error") { Self.write(diagnostic, to: &$0) } }
  }

  /// Writes a diagnostic.
  ///
  /// - Parameters:
  ///   - place: where the statement is that it is about.
  ///   - report: what a person would be shown.
  static func write(
    _ diagnostic: Diagnostic, at place: SourceRange? = nil, sourceLine: String? = nil,
    report: String? = nil, to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("code", diagnostic.code)
      writer.member("message", diagnostic.message)
      if let place = diagnostic.range ?? place {
        writer.member("line", place.line)
        writer.member("column", place.column)
        writer.member("length", place.length)
      }
      if let sourceLine { writer.member("sourceLine", sourceLine) }
      if let suggestion = diagnostic.suggestion { writer.member("suggestion", suggestion) }
      if !diagnostic.notes.isEmpty { writer.member("notes") { $0.array(diagnostic.notes) } }
      if let report { writer.member("report", report) }
    }
  }
}
