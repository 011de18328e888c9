import CommandLanguage
import Documents
import Explorer

extension Server {
  // MARK: Completing

  /// `complete`: what may come next at a cursor, as whole addresses.
  func complete(_ request: Request, _ replies: Replies) throws(RequestProblem) {
    let cursor = try self.cursor(request)
    var names = present.session.completionNames
    if !cursor.earlier.isEmpty { names = names.following(cursor.earlier) ?? names }
    names.lessons = surroundings.lessons().completions
    let completion = Completion(
      of: cursor.before, before: cursor.after, continuing: cursor.reader, names: names)
    var matches = completion.candidates.map { candidate in
      (text: candidate.name, summary: candidate.summary, type: type(of: candidate))
    }
    if let kind = completion.files {
      let ending = kind == .lessons ? ".md" : ""
      let files = surroundings.files(completion.prefix, ending)
      matches += files.map { ($0, $0.hasSuffix("/") ? "a folder" : "a file", "file") }
    }
    // What stands before the word belongs to it where both are one address.
    let prefix = completion.prefix
    var head = ""
    if completion.files == nil {
      let stem = Cursor.stem(of: cursor.before)
      if stem.hasSuffix(prefix) { head = String(stem.dropLast(prefix.count)) }
    }
    let start = cursor.place - (head + prefix).unicodeScalars.count
    replies.send(.done) { writer in
      writer.member("start", start)
      writer.member("end", cursor.place)
      writer.member("appendsSpace", completion.appendsSpace && completion.files == nil)
      writer.member("matches") { writer in
        writer.array { writer in
          for match in matches {
            writer.object { writer in
              writer.member("text", head + match.text)
              writer.member("summary", match.summary)
              writer.member("type", match.type)
            }
          }
        }
      }
    }
  }

  /// What a candidate is, in one word.
  private func type(of candidate: CompletionCandidate) -> String {
    if candidate.name.hasSuffix("(") { return "function" }
    return candidate.following == .more ? "value" : "keyword"
  }

  // MARK: Inspecting

  /// `inspect`: what stands under a cursor: a value that there is, else help on the word, else help
  /// on the statement's command.
  func inspect(_ request: Request, _ replies: Replies) throws(RequestProblem) {
    let cursor = try self.cursor(request)
    let rendering = Rendering(
      forms: try request.forms(), width: try request.integer(.width, in: Rendering.widths))
    let word = cursor.word.text
    let command = cursor.before.split(separator: ";", omittingEmptySubsequences: false).last?
      .drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
    let last = word.split(separator: ".").last.map(String.init) ?? ""
    let found =
      value(word).map { (word, $0) } ?? help(word).map { (word, $0) }
      ?? help(last).map { (last, $0) }
      ?? command.map(String.init).flatMap { word in
        help(word).map { (word, $0) }
      }
    replies.send(.done) { writer in
      writer.member("found", found != nil)
      guard let (word, document) = found else { return }
      writer.member("word", word)
      rendering.write(
        document, JSONEnvelope(file: "", line: 1, statement: "help \(word)"), present.settings,
        to: &writer)
    }
  }

  /// What there is to say about the value of a name; `nil` where there is none.
  private func value(_ word: String) -> Document? {
    let names = present.session.completionNames
    if let layer = names.layers.first(where: { $0.name == word }) {
      let fields = names.fieldsByLayer[word] ?? []
      return Document(
        kind: "help",
        blocks: [
          .paragraph("\(.code(word)): \(layer.summary)"),
          .paragraph("it has \(fields.map { "\(word).\($0)" }.joined(separator: ", "))"),
        ])
    }
    guard !word.isEmpty, word.first?.isNumber == false,
      case .success(let tensor) = present.value(of: word),
      Vocabulary.fields.contains(where: { word.hasSuffix(".\($0.name)") })
        || names.variables.contains(where: { $0.name == word })
        || Vocabulary.namedValues.contains(where: { $0.name == word })
    else { return nil }
    let meaning = (Vocabulary.fields + Vocabulary.namedValues).first { named in
      named.name == word.split(separator: ".").last.map(String.init)
    }
    let what = [tensor.shape.description, meaning?.summary].compactMap(\.self)
    var blocks: [Block] = [.paragraph("\(.code(word)): \(what.joined(separator: ", "))")]
    if tensor.count <= 64 { blocks.append(.value(tensor)) }
    return Document(kind: "help", blocks: blocks)
  }

  /// The help on a word; `nil` where there is none.
  private func help(_ word: String) -> Document? {
    guard !word.isEmpty, word.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }),
      let source = ScriptParser.statements(in: "help \(word)").first(where: { _ in true })
    else { return nil }
    var copy = present
    guard case .success(let document) = copy.run(source), document.kind == "help" else {
      return nil
    }
    return document
  }

  // MARK: Whether a text is whole

  /// `is-complete`: whether a text can be run, goes on, or can never be.
  func judge(_ request: Request, _ replies: Replies) throws(RequestProblem) {
    var reader = SourceReader()
    var problem: Diagnostic?
    for line in try request.text(.text).split(separator: "\n", omittingEmptySubsequences: false) {
      guard case .statements(let statements) = reader.feed(String(line)) else { continue }
      for case .failure(let diagnostic) in statements.map(\.result) where problem == nil {
        problem = diagnostic
      }
    }
    replies.send(.done) { writer in
      let status = problem != nil ? "invalid" : reader.needsMore ? "incomplete" : "complete"
      writer.member("status", status)
      if let problem { writer.member("error") { Replies.write(problem, to: &$0) } }
    }
  }

  private func cursor(_ request: Request) throws(RequestProblem) -> Cursor {
    try Cursor(
      in: try request.text(.text), at: try request.integer(.cursor, in: 0...Int.max))
  }
}
