import CommandLanguage
import Documents
import NeuralNetwork

extension Interpreter {
  /// Runs a command about the session itself; `nil` where the command is not one of them.
  mutating func manageSession(
    _ call: CommandCall, of statement: Statement, report: (StatementOutcome) -> Void
  ) throws(Failure) -> Document? {
    switch call.word {
    case "undo": return try undo(call)
    case "redo": return try redo(call)
    case "history": return listHistory(call)
    case "save": return try save(call)
    case "export": return try export(call, of: statement)
    case "record": return try record(call)
    case "source": return try source(call, report: report)
    // Precision is of the session, not of how it looks.
    case "set" where call.has("precision"): return nil
    case "set": return try set(call, text: statement.text)
    case "help": return try HelpView(call).document()
    case "apropos": return AproposView(word: call.word("word") ?? "").document
    case "lesson", "hint", "done", "skip":
      throw Failure(.notInALesson(call.word), at: call.range)
    case "q":
      return Document(
        kind: "q", blocks: [.note(Note(.remark, "q closes a page; \(.code("quit")) leaves"))],
        facts: [Fact("left", .flag(false))])
    case "quit":
      hasQuit = true
      return Document(kind: "quit")
    default: return nil
    }
  }

  private mutating func undo(_ call: CommandCall) throws(Failure) -> Document {
    let count = call.integer("count") ?? 1
    var texts: [String] = []
    var done = 0
    // One event, so that a crash leaves all of it or nothing.
    defer {
      if done > 0 { environment.journal?(.statement(done == 1 ? "undo" : "undo \(done)")) }
    }
    for _ in 0..<count {
      let past = history
      guard let (undone, restoration) = history.undo(from: session) else {
        if texts.isEmpty { throw Failure(.nothingToUndo, at: call.range) }
        break
      }
      do {
        session = try restored(restoration)
      } catch {
        history = past
        throw error
      }
      texts += undone.reversed()
      done += 1
    }
    return Self.document("undo", texts, "undone", done: done, of: count)
  }

  /// What `undo` and `redo` answer: the statements, and how many were wanted where there were fewer.
  private static func document(
    _ word: String, _ texts: [String], _ verb: String, done: Int, of count: Int
  ) -> Document {
    var blocks: [Block] = [.verbatim(texts.map { "\(verb): \(.code($0))" })]
    if done < count {
      blocks.append(
        .note(
          Note(
            .remark,
            "\(done) of \(count): there \(done.plural("was", "were")) no more to \(word)")))
    }
    return Document(
      kind: word, blocks: blocks, facts: [Fact("statements", .list(texts.map { .text($0) }))])
  }

  /// The session that a restoration leads to, made by replay where it was not kept.
  private mutating func restored(_ restoration: History.Restoration) throws(Failure) -> Session {
    var session = restoration.base
    for (number, entry) in restoration.replayed.enumerated() {
      if let position = restoration.position { history.keep(session, at: position + number) }
      session.files = FileReadings(known: history.filesRead(by: entry))
      defer { session.files = FileReadings() }
      for source in ScriptParser.statements(in: entry.text) {
        guard case .success(let statement) = source.result else {
          preconditionFailure("a statement that ran once parses again: \(entry.text)")
        }
        try session.apply(statement, interruption: environment.interruption)
      }
    }
    return session
  }

  private mutating func redo(_ call: CommandCall) throws(Failure) -> Document {
    let count = call.integer("count") ?? 1
    var texts: [String] = []
    var done = 0
    defer {
      if done > 0 { environment.journal?(.statement(done == 1 ? "redo" : "redo \(done)")) }
    }
    for _ in 0..<count {
      let past = history
      guard let (redone, restoration) = history.redo(from: session) else {
        if texts.isEmpty { throw Failure(.nothingToRedo, at: call.range) }
        break
      }
      do {
        session = try restored(restoration)
      } catch {
        history = past
        throw error
      }
      texts += redone
      done += 1
    }
    return Self.document("redo", texts, "done again", done: done, of: count)
  }

  private func listHistory(_ call: CommandCall) -> Document {
    let texts = history.entries.map(\.text)
    guard !texts.isEmpty else {
      return Document(
        kind: "history", blocks: [.paragraph("nothing has changed the session yet")],
        facts: [Fact("statements", .list([]))])
    }
    return Document(
      kind: "history",
      blocks: [
        .heading("what made this session, in order; `undo` takes back the last"),
        .table(
          Table(
            columns: [.init("", .trailing), .init("statement")],
            rows: texts.enumerated().map { [.muted("\($0 + 1)"), .code($1)] })),
      ], facts: [Fact("statements", .list(texts.map { .text($0) }))])
  }

  /// `set OPTION VALUE`; what looks are changed is never part of the session.
  private mutating func set(_ call: CommandCall, text: String) throws(Failure) -> Document {
    var next = settings
    var changed: [Fact] = []
    for option in Vocabulary.settings.map(\.name) where option != "precision" {
      guard let argument = call[option] else { continue }
      try next.set(option, to: argument)
      changed.append(Fact(option, .text(argument.text)))
    }
    settings = next
    if !changed.isEmpty { environment.journal?(.statement(text)) }
    if changed.isEmpty {
      return SettingsView(settings: settings, precision: session.precision).document
    }
    return Document(
      kind: "set",
      blocks: changed.map { fact in
        guard case .text(let value) = fact.value else { return .paragraph(Text(fact.name)) }
        return .paragraph("\(fact.name) \(.strong(value))")
      }, facts: changed)
  }
}
