import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Storage
import Views

extension Interpreter {
  /// Runs a command about the session as a whole.
  mutating func manage(
    _ word: Command.Management, _ call: CommandCall, of statement: Statement,
    report: (StatementOutcome) -> Void
  ) throws(Failure) -> Document {
    switch word {
    case .undo:
      return try travel(call.typed(), .nothingToUndo, "undone") { history, session in
        history.undo(from: session).map { ($0.undone.reversed(), $0.restoration) }
      }
    case .redo:
      return try travel(call.typed(), .nothingToRedo, "done again") { history, session in
        history.redo(from: session).map { ($0.redone, $0.restoration) }
      }
    case .history: return listHistory()
    case .save: return try save(call.typed())
    case .export: return try export(call.typed(), of: statement)
    case .record: return try record(call.typed())
    case .source: return try source(call.typed(), report: report)
    case .set: return try set(call.typed(), text: statement.text)
    case .help: return try HelpView(call.typed()).document()
    case .apropos:
      let call: TypedCall<AproposCommand> = try call.typed()
      return AproposView(word: call.text.value).document
    case .q:
      return Document(
        kind: "q", blocks: [.note(Note(.remark, "q closes a page; \(.code("quit")) leaves"))],
        facts: [Fact("left", .flag(false))])
    case .quit:
      hasQuit = true
      return Document(kind: "quit")
    }
  }

  /// `undo [N]` and `redo [N]`: so many steps through the history, or as many as there are.
  ///
  /// - Parameters:
  ///   - nothing: what is wrong where there is no step at all.
  ///   - verb: what is said of each statement.
  ///   - step: takes one step in the history: the statements in the order they are told, and the way
  ///     to the session behind it.
  private mutating func travel(
    _ call: TypedCall<UndoCommand>, _ nothing: Problem, _ verb: String,
    _ step: (inout History, Session) -> (texts: [String], restoration: History.Restoration)?
  ) throws(Failure) -> Document {
    let count = call.count?.value ?? 1
    var texts: [String] = []
    var done = 0
    // One event, so that a crash leaves all of it or nothing.
    defer {
      if done > 0 {
        environment.journal?(.statement(done == 1 ? call.word : "\(call.word) \(done)"))
      }
    }
    for _ in 0..<count {
      let past = history
      guard let (told, restoration) = step(&history, session) else {
        if texts.isEmpty { throw Failure(nothing, at: call.range) }
        break
      }
      do {
        session = try restored(restoration)
      } catch {
        history = past
        throw error
      }
      texts += told
      done += 1
    }
    var blocks: [Block] = [.verbatim(texts.map { "\(verb): \(.code($0))" })]
    if done < count {
      blocks.append(
        .note(
          Note(
            .remark,
            "\(done) of \(count): there \(done.plural("was", "were")) no more to \(call.word)")))
    }
    return Document(
      kind: call.word, blocks: blocks, facts: [Fact("statements", .list(texts.map { .text($0) }))])
  }

  /// The session that a restoration leads to, made by replay where it was not kept.
  private mutating func restored(_ restoration: History.Restoration) throws(Failure) -> Session {
    var session = restoration.base
    for (number, entry) in restoration.replayed.enumerated() {
      if let position = restoration.position { history.keep(session, at: position + number) }
      session.files = FileReadings(known: history.filesRead(by: entry))
      defer { session.files = FileReadings() }
      if case .given(let value, let name) = entry.deed {
        guard let statement = Statement.giving(name) else {
          preconditionFailure("a name that was given to once is one again: \(name)")
        }
        _ = try session.give(value, by: statement, interruption: environment.interruption)
        continue
      }
      for source in ScriptParser.statements(in: entry.text) {
        guard case .success(let statement) = source.result else {
          preconditionFailure("a statement that ran once parses again: \(entry.text)")
        }
        try session.apply(statement, interruption: environment.interruption)
      }
    }
    return session
  }

  private func listHistory() -> Document {
    let texts = history.entries.map(\.text)
    guard !texts.isEmpty else {
      return Document(
        kind: "history", blocks: [.paragraph("nothing has changed the session yet")],
        facts: [Fact("statements", .list([]))])
    }
    return Document(
      kind: "history",
      blocks: [
        .heading("what made this session, in order; \(.code("undo")) takes back the last"),
        .table(
          Table(
            columns: [.init("", .trailing), .init("statement")],
            rows: texts.enumerated().map { [.muted("\($0 + 1)"), .code($1)] })),
      ], facts: [Fact("statements", .list(texts.map { .text($0) }))])
  }

  /// `set OPTION VALUE`; what looks are changed is never part of the session.
  private mutating func set(
    _ call: TypedCall<SetCommand>, text: String
  ) throws(Failure) -> Document {
    var next = settings
    var changed: [Fact] = []
    for setting in Setting.allCases {
      guard let typed = try next.take(setting, from: call) else { continue }
      changed.append(Fact(setting.rawValue, .text(typed)))
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
