import ArgumentParser
import CommandLanguage
import Documents
import Explorer
import LineEditor
import NeuralNetwork
import Sessions
import Storage

/// Runs scripts without a person: results on standard output, errors on standard error.
struct ScriptRunner {
  /// How results are written, and what a failure ends.
  struct Options {
    var json = false
    var keepGoing = false
  }

  let options: Options
  private let input = StandardInputStatements()
  private var interpreter: Interpreter

  /// Makes a runner with an empty session.
  init(options: Options) {
    self.options = options
    let isPerson =
      Terminal.current.inputIsTerminal && Terminal.current.outputIsTerminal && !options.json
    let question: @Sendable (String) -> String? = { Person.ask($0) }
    let ask = isPerson ? question : nil
    let desk = ExerciseDesk(isPerson: isPerson, ask: ask) { document, settings in
      DocumentPrinter(isInteractive: false).print(document, settings: settings)
    }
    let output: @Sendable ([UInt8]) -> Void = { StandardStream.output.write($0) }
    interpreter = Interpreter(
      environment: Environment(
        interruption: Interruption { Interrupts.isRequested }, ask: ask,
        exercises: { desk.answer($0) }, output: options.json ? nil : output))
  }

  /// Runs files in order; `-` is standard input.
  ///
  /// - Returns: 0 where all went well, 1 where a statement failed, 130 where it was interrupted.
  consuming func run(files: [String]) -> ExitCode {
    Interrupts.install(interactive: false)
    var status = ExitCode.success
    for file in files {
      let outcome: ExitCode
      if file == "-" {
        outcome = run(input, from: "-")
      } else {
        do {
          let bytes = try FileStore.read(
            file, limit: 256 << 20, interruption: Interruption { Interrupts.isRequested })
          outcome = run(ScriptParser.statements(in: bytes), from: file)
        } catch .interrupted {
          return ExitCode(130)
        } catch {
          StandardStream.error.write("gradus: \(file) cannot be read: \(error.reason)\n")
          return ExitCode(2)
        }
      }
      if outcome != .success { status = outcome }
      if status.rawValue == 130 || (status != .success && !options.keepGoing) { break }
      if interpreter.hasQuit { break }
    }
    return status
  }

  /// Runs the statements of one text, as that of `-c`.
  consuming func run(text: String) -> ExitCode {
    Interrupts.install(interactive: false)
    return run(ScriptParser.statements(in: text), from: "-c")
  }

  private mutating func run(
    _ statements: some Sequence<SourceStatement>, from file: String
  ) -> ExitCode {
    var status = ExitCode.success
    let options = options
    for source in statements {
      var wasInterrupted = false
      let settings = interpreter.settings
      let result = interpreter.run(source, from: file) { outcome in
        Self.report(outcome, settings: settings, options: options)
        wasInterrupted = wasInterrupted || outcome.wasInterrupted
      }
      if wasInterrupted || Interrupts.isRequested { return ExitCode(130) }
      if case .failure = result {
        status = .failure
        if !options.keepGoing { return status }
      }
      if interpreter.hasQuit { return status }
    }
    return status
  }

  private static func report(
    _ outcome: StatementOutcome, settings: Settings, options: Options
  ) {
    let printer = DocumentPrinter(isInteractive: false)
    if let error = printer.errorReport(outcome, settings) {
      StandardStream.error.write(error + "\n")
    }
    guard options.json else {
      if case .success(let document) = outcome.result {
        printer.print(document, settings: settings)
      }
      return
    }
    let envelope = JSONEnvelope(
      file: outcome.file, line: outcome.source.line, statement: outcome.source.text)
    switch outcome.result {
    case .success(let document):
      JSONRenderer().write(
        document, envelope: envelope, isStopped: Interrupts.sinceNow()
      ) { StandardStream.output.write($0) }
      StandardStream.output.write("\n")
    case .failure(let diagnostic):
      let place = diagnostic.range ?? outcome.source.range
      let failure = JSONRenderer.Failure(
        code: diagnostic.code, message: diagnostic.message, line: place.line, column: place.column,
        suggestion: diagnostic.suggestion, notes: diagnostic.notes)
      StandardStream.output.write(JSONRenderer().object(for: failure, envelope: envelope) + "\n")
    }
  }
}
