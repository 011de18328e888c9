import CommandLanguage
import Documents
import Explorer
import LineEditor

/// The prompt that a presentation hands over: everything may be tried, and nothing of it is kept.
final class LivePrompt {
  private var interpreter: Interpreter
  private var source = SourceReader()
  private let printer = DocumentPrinter(isInteractive: true)

  /// Makes a prompt on a copy of a session.
  init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  /// Reads and runs lines until Ctrl-G, Ctrl-D or `quit`.
  func run() {
    let key = ReadlineReader.ownsCtrlG ? "Ctrl-G" : "Ctrl-D"
    StandardStream.output.write("live prompt; \(key) goes back to the presentation, as it was\n")
    var reader = ReadlineReader { [unowned self] request in
      .ofStatement(
        request, continuing: source.needsMore ? source : nil,
        names: interpreter.session.completionNames)
    }
    reader.leavesByCtrlG = true
    reader.appearance = { [unowned self] in
      LineAppearance.source(
        interpreter.settings, printer, names: interpreter.session.completionNames
      ) { [unowned self] in source.needsMore ? source : nil }
    }
    while !interpreter.hasQuit {
      switch reader.readLine(prompt: Prompt(text: source.needsMore ? " ...> " : "live> ")) {
      case .endOfInput: return
      case .interrupted:
        source.cancel()
        Interrupts.clear()
      case .invalid(let defect):
        source.cancel()
        StandardStream.error.write(defect.message + "\n")
      case .line(let line):
        var statement = line
        switch source.needsMore ? nil : PromptShorthand(line) {
        case .clear:
          StandardStream.output.write(PromptShorthand.clearing)
          continue
        case .help(let meant): statement = meant
        case nil: break
        }
        guard case .statements(let statements) = source.feed(statement) else { continue }
        reader.remember(line)
        run(statements)
      }
    }
  }

  private func run(_ statements: [SourceStatement]) {
    defer { Interrupts.clear() }
    for statement in statements {
      let settings = interpreter.settings
      let result = interpreter.run(statement) { outcome in
        if let report = printer.errorReport(outcome, settings) {
          StandardStream.error.write(report + "\n")
        }
        if case .success(let document) = outcome.result, document.kind != "quit" {
          printer.print(document, settings: settings)
        }
      }
      if case .failure = result { return }
      if interpreter.hasQuit { return }
    }
  }
}
