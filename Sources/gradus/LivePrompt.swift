import CommandLanguage
import Documents
import Explorer
import LineEditor

/// The prompt that a presentation hands over: everything may be tried, and nothing of it is kept.
struct LivePrompt {
  private var interpreter: Interpreter
  private var source = SourceReader()
  private let printer = DocumentPrinter(isInteractive: true)

  /// Makes a prompt on a copy of a session.
  init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  /// Reads and runs lines until Ctrl-G, Ctrl-D or `quit`.
  mutating func run() {
    StandardStream.output.write("live prompt; Ctrl-G goes back to the presentation, as it was\n")
    var reader = ReadlineReader { [self] request in complete(request) }
    reader.leavesByCtrlG = true
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
        guard case .statements(let statements) = source.feed(line) else { continue }
        reader.remember(line)
        run(statements)
      }
    }
  }

  private mutating func run(_ statements: [SourceStatement]) {
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

  private func complete(_ request: CompletionRequest) -> CompletionAnswer {
    let line = request.textBeforeCursor
    let completion = Completion(of: line, names: interpreter.session.completionNames)
    if completion.expectsFile { return .file }
    return CompletionAnswer(
      start: line.utf8.count - completion.prefix.utf8.count,
      candidates: completion.candidates.map { .init($0.name, $0.summary) },
      appendsSpace: !completion.candidates.contains { $0.name.hasSuffix(".") })
  }
}
