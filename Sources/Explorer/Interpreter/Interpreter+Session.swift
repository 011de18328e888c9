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
    case .undo: return try undo(call.typed())
    case .redo: return try redo(call.typed())
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
}
