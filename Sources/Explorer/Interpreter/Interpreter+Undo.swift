import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Storage

extension Interpreter {
  /// `undo [N]` and `redo [N]`: so many steps through the history, or as many as there are.
  ///
  /// - Parameters:
  ///   - nothing: what is wrong where there is no step at all.
  ///   - verb: what is said of each statement.
  ///   - step: takes one step in the history: the statements in the order they are told, and the way
  ///     to the session behind it.
  mutating func travel(
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
}
