import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Storage

extension Interpreter {
  /// `undo [N]`: so many steps back through the history, or as many as there are, and none where it is
  /// stopped; the session is made but once, for where they end.
  mutating func undo(_ call: TypedCall<UndoCommand>) throws(Failure) -> Document {
    let count = call.count?.value ?? 1
    var past = history
    guard let last = past.undo(from: session) else {
      throw Failure(.nothingToUndo, at: call.range)
    }
    var (texts, done, restoration) = (Array(last.undone.reversed()), 1, last.restoration)
    while done < count, let earlier = past.undo(from: nil) {
      texts += earlier.undone.reversed()
      restoration = earlier.restoration
      done += 1
    }
    session = try restored(restoration, in: &past)
    history = past
    return travelled(call, steps: done, of: count, "undone", texts)
  }

  /// `redo [N]`: so many steps forth again, or as many as there are, and none where it is stopped.
  mutating func redo(_ call: TypedCall<UndoCommand>) throws(Failure) -> Document {
    let count = call.count?.value ?? 1
    var (future, next, texts, done) = (history, session, [String](), 0)
    while done < count, let (redone, restoration) = future.redo(from: next) {
      next = try restored(restoration, in: &future)
      texts += redone
      done += 1
    }
    if done == 0 { throw Failure(.nothingToRedo, at: call.range) }
    (history, session) = (future, next)
    return travelled(call, steps: done, of: count, "done again", texts)
  }

  /// Journals steps through the history, one event, so that a crash leaves all of it or nothing, and
  /// tells of them.
  ///
  /// - Parameter verb: what is said of each statement.
  private func travelled(
    _ call: TypedCall<UndoCommand>, steps done: Int, of count: Int, _ verb: String,
    _ texts: [String]
  ) -> Document {
    environment.journal?(.statement(done == 1 ? call.word : "\(call.word) \(done)"))
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
  private func restored(
    _ restoration: History.Restoration, in history: inout History
  ) throws(Failure) -> Session {
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
