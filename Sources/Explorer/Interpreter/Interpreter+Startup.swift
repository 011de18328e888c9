import CommandLanguage
import Sessions

extension Interpreter {
  /// Takes the settings of a start-up file, of which nothing is remembered as typed.
  ///
  /// `set` statements alone are run; any other one is left out, and so is one that is wrong.
  ///
  /// - Returns: a report on each statement that was left out.
  package mutating func adopt(startup bytes: [UInt8], file: String) -> [String] {
    var reports: [String] = []
    // A crash gives back what was typed: this is read anew then.
    var quiet = Interpreter()
    (quiet.settings, quiet.session) = (settings, session)
    for source in ScriptParser.statements(in: bytes) {
      if let stranger = source.asStranger {
        reports.append(source.report(stranger, file: file))
        continue
      }
      quiet.run(source, from: file) { outcome in
        if let report = outcome.errorReport { reports.append(report) }
      }
    }
    settings = quiet.settings
    if session.precision != quiet.session.precision {
      session = quiet.session
      history = History(base: session)
    }
    return reports
  }
}

extension SourceStatement {
  /// Why it may not stand in a start-up file; `nil` where it may, or cannot be read at all.
  fileprivate var asStranger: Diagnostic? {
    guard case .success(let statement) = result else { return nil }
    if case .command(let call) = statement.kind, call.command == .session(.set) { return nil }
    return Diagnostic(
      code: "not-a-setting", message: "only `set` statements stand in a start-up file",
      range: range, notes: ["a script of your own does the rest: source FILE"])
  }
}
