import NeuralNetwork

/// Turns documents and errors into JSON objects for programs, one a line.
package struct JSONRenderer: Equatable, Sendable {
  /// An error in the words of whoever found it.
  package struct Failure: Equatable, Sendable {
    /// Its stable name, as `unknown-command`.
    package var code: String
    /// What is wrong, in a sentence.
    package var message: String
    /// The line that it points into, from 1, which may be a later one than the statement's first;
    /// `nil` where there is none.
    package var line: Int?
    /// The character of that line it begins at, from 1, as a reader counts characters (a letter with
    /// its accents, an emoji); `nil` where there is none.
    package var column: Int?
    /// What would work instead.
    package var suggestion: String?
    /// What helps to understand it.
    package var notes: [String]

    /// Makes an error.
    package init(
      code: String, message: String, line: Int? = nil, column: Int? = nil,
      suggestion: String? = nil,
      notes: [String] = []
    ) {
      self.code = code
      self.message = message
      self.line = line
      self.column = column
      self.suggestion = suggestion
      self.notes = notes
    }
  }

  /// Makes a renderer.
  package init() {}

  /// The object of a document, without a newline.
  ///
  /// The facts stand at the top level, in order; one whose name is taken gets an underscore behind
  /// it. A `value` has `shape` and `data` and no `view`; where no facts give them, they are those
  /// of the first value shown.
  package func object(for document: Document, envelope: JSONEnvelope) -> String {
    var text = ""
    write(document, envelope: envelope) { text += $0 }
    return text
  }

  /// The same, handed out in pieces, so that a value with many numbers takes no more memory than
  /// itself.
  ///
  /// - Parameters:
  ///   - isStopped: whether the work is given up; asked before each piece.
  ///   - output: takes a piece.
  package func write(
    _ document: Document, envelope: JSONEnvelope, isStopped: () -> Bool = { false },
    to output: (String) -> Void
  ) {
    guard let tensor = bareValue(of: document) else {
      return output(whole(document, envelope: envelope))
    }
    var head = JSONWriter()
    head.object { writer in
      envelope.write(to: &writer, ok: true, kind: document.kind)
      writer.member("shape") { $0.array(tensor.shape.extents) }
      for fact in document.facts where fact.name != "shape" {
        writer.member(fact.name) { Self.write(fact.value, to: &$0) }
      }
    }
    output(head.text.dropLast() + ",\"data\":[")
    for start in stride(from: 0, to: tensor.count, by: Self.pieceCount) {
      if isStopped() { return }
      var numbers = JSONWriter()
      numbers.array(Array(tensor.elements[start..<min(start + Self.pieceCount, tensor.count)]))
      output((start > 0 ? "," : "") + numbers.text.dropFirst().dropLast())
    }
    output("]}")
  }

  /// The numbers of a piece.
  private static let pieceCount = 1 << 14

  /// The tensor of a document that shows one and says nothing else of its numbers.
  private func bareValue(of document: Document) -> Tensor? {
    guard document.kind == "value", !document.facts.contains(where: { $0.name == "data" }) else {
      return nil
    }
    for case .value(let tensor) in document.blocks { return tensor }
    return nil
  }

  private func whole(_ document: Document, envelope: JSONEnvelope) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      envelope.write(to: &writer, ok: true, kind: document.kind)
      var taken = JSONEnvelope.reserved
      for fact in document.facts {
        var name = fact.name
        while !taken.insert(name).inserted { name += "_" }
        writer.member(name) { Self.write(fact.value, to: &$0) }
      }
      if document.kind != "value" {
        writer.member("view") { writer in
          writer.array { JSONView.write(document.blocks, to: &$0) }
        }
      }
    }
    return writer.text
  }

  /// The object of a statement that failed, without a newline.
  package func object(for failure: Failure, envelope: JSONEnvelope) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      envelope.write(to: &writer, ok: false, kind: "error")
      writer.member("code", failure.code)
      writer.member("message", failure.message)
      if let line = failure.line { writer.member("errorLine", line) }
      if let column = failure.column { writer.member("column", column) }
      if let suggestion = failure.suggestion { writer.member("suggestion", suggestion) }
      if !failure.notes.isEmpty { writer.member("notes") { $0.array(failure.notes) } }
    }
    return writer.text
  }

  private static func write(_ value: Fact.Value, to writer: inout JSONWriter) {
    switch value {
    case .number(let number): writer.value(number)
    case .integer(let integer): writer.value(integer)
    case .flag(let flag): writer.value(flag)
    case .text(let text): writer.value(text)
    case .tensor(let tensor): JSONView.write(tensor, to: &writer)
    case .numbers(let numbers): writer.array(numbers)
    case .list(let values):
      writer.array { writer in for value in values { write(value, to: &writer) } }
    case .series(let series):
      writer.array { writer in for value in series.values { write(value, to: &writer) } }
    case .record(let facts):
      writer.object { writer in
        var taken: Set<String> = []
        for fact in facts {
          var name = fact.name
          while !taken.insert(name).inserted { name += "_" }
          writer.member(name) { write(fact.value, to: &$0) }
        }
      }
    case .none: writer.null()
    }
  }
}
