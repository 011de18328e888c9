import ArgumentParser
import CommandLanguage
import Documents
import Explorer
import Lessons
import LineEditor
import NeuralNetwork
import Platform
import Sessions
import Storage
import Synchronization

/// The shell: reads lines from a person, runs them, shows what they answer.
final class Shell {
  private let terminal = Terminal.current
  let printer: DocumentPrinter
  /// The learner's own session; that of a lesson is the lesson's.
  var interpreter: Interpreter
  /// The lesson that is being taken, if one is.
  var lesson: LessonSession?
  /// What the statements of a lesson may ask of the world outside.
  let lessonEnvironment: Environment
  var source = SourceReader()
  /// The stepping command that Return repeats, where the last line was one.
  private var repeatable: String?
  let journal: Journal?
  let recorder: Recorder
  let sessionsFolder: String?
  private let readsStartupFile: Bool
  /// The window's title, once it was set.
  var shownTitle: String?
  /// Whether the latest statement failed.
  private var hasFailed = false

  /// Makes a shell with an empty session.
  ///
  /// - Parameter readsStartupFile: whether it begins with the user's own settings.
  init(readsStartupFile: Bool = true) {
    self.readsStartupFile = readsStartupFile
    let isInteractive = Terminal.current.isInteractive
    let isAttended = Terminal.current.isAttended
    printer = DocumentPrinter(isInteractive: isInteractive)
    let folder = Journal.userFolder { getenv($0).map { String(cString: $0) } }
    var journal: Journal?
    if isAttended {
      if let folder {
        do {
          journal = try Journal(folder: folder)
        } catch {
          Self.warnOfCrash(error.reason)
        }
      } else {
        Self.warnOfCrash(StateFolder.missing { getenv($0).map { String(cString: $0) } })
      }
    }
    self.journal = journal
    let recorder = Recorder()
    self.recorder = recorder
    sessionsFolder = isAttended ? folder : nil
    // Where nobody types, a line behind the one that asks is a statement and no answer.
    let ask: @Sendable (String) -> String? = { Person.ask($0) }
    let question = Terminal.current.inputIsTerminal ? ask : nil
    let note: @Sendable (JournalEvent) -> Void = { [journal] in _ = journal?.record($0) }
    let progress: @Sendable (WorkProgress?, Settings) -> Void = { progress, settings in
      Shell.showProgress(progress, settings: settings)
    }
    let desk = ExerciseDesk(isPerson: question != nil, ask: question) {
      [printer] document, settings in
      printer.print(document, settings: settings)
    }
    let record: @Sendable (RecordingRequest) -> Result<RecordingSummary, RecordingProblem> = {
      recorder.handle($0)
    }
    interpreter = Interpreter(
      environment: Environment(
        interruption: Interruption { Interrupts.isRequested },
        ask: question,
        journal: note,
        progress: isInteractive ? progress : nil,
        exercises: { desk.answer($0) },
        record: isInteractive ? record : nil,
        output: { StandardStream.output.write($0) }))
    lessonEnvironment = Environment(
      interruption: Interruption { Interrupts.isRequested }, mayWriteFiles: false,
      ask: question, progress: isInteractive ? progress : nil,
      exercises: { desk.answer($0) })
  }

  /// The session at hand: that of the lesson, or the learner's own.
  var present: Interpreter { lesson?.run.interpreter ?? interpreter }

  /// Reads and runs lines until the end.
  ///
  /// - Parameter lesson: the lesson to begin with, by name, number or file.
  /// - Returns: 0, as a shell does whose user leaves it.
  func run(lesson name: String? = nil) -> ExitCode {
    Interrupts.install(interactive: true)
    if readsStartupFile { readStartupFile() }
    var reader = terminal.makeReader(
      history: LineHistory.ofUser(), appearance: { [unowned self] in lineAppearance },
      help: { [unowned self] in showHelp(on: $0) }
    ) { [unowned self] request in complete(request) }
    if terminal.isAttended {
      let greeting: Text = "Gradus: gradients, term by term. Type lesson, help, or example sum"
      for line in printer.renderer(present.settings).lines(of: [.paragraph(greeting)]) {
        StandardStream.output.write(line + "\n")
      }
      if name == nil { offerToResume() }
    }
    if let name {
      do throws(LessonWordError) {
        try perform(.begin(name, step: nil))
      } catch {
        journal?.discard()
        StandardStream.error.write("gradus: \(error.report)\n")
        return ExitCode(2)
      }
    }
    defer {
      recorder.finish()
      if shownTitle != nil { StandardStream.output.write(marks.restoreTitle) }
    }
    while !present.hasQuit {
      // A line editor shows it itself.
      if terminal.isAttended, !terminal.isInteractive { StandardStream.output.write(prompt.text) }
      tellTitle()
      let event = reader.readLine(prompt: prompt)
      if let warning = reader.takeWarning() { StandardStream.error.write(warning + "\n") }
      switch event {
      case .endOfInput:
        finish()
        leaveBehind()
        return .success
      case .interrupted:
        source.cancel()
        Interrupts.clear()
      case .invalid(let defect):
        source.cancel()
        StandardStream.error.write(defect.message + "\n")
      case .line(let line):
        let pending = source.pendingText
        let shorthand =
          pending.isEmpty && terminal.isAttended ? PromptShorthand(line) : nil
        if shorthand == .clear {
          if terminal.isInteractive { StandardStream.output.write(PromptShorthand.clearing) }
          reader.remember(line)
          continue
        }
        let typed = line
        var line = line
        if case .help(let statement)? = shorthand { line = statement }
        // In a lesson's step Return walks on as it does elsewhere.
        if pending.isEmpty, reader.isTyped, repeatable != nil, lessonWaits,
          line.allSatisfy(\.isWhitespace)
        {
          repeatStep()
          continue
        }
        // At a lesson's question a mark alone asks for its answer.
        if pending.isEmpty, shorthand == nil || shorthand == .help("help"),
          lessonTakes(
            typed, isTyped: reader.isTyped || !terminal.isInteractive)
        {
          repeatable = nil
          if !line.allSatisfy(\.isWhitespace) { reader.remember(line) }
          continue
        }
        if pending.isEmpty, terminal.isAttended, line.allSatisfy(\.isWhitespace) {
          if reader.isTyped { repeatStep() }
          continue
        }
        repeatable = nil
        let outcome = source.feed(line)
        guard case .statements(let statements) = outcome else { continue }
        let entry = pending.isEmpty ? typed : pending + "\n" + typed
        if !entry.allSatisfy(\.isWhitespace) { reader.remember(entry) }
        StandardStream.output.write(marks.answerBegins)
        run(statements)
        StandardStream.output.write(marks.answerEnds(failed: hasFailed))
        if let reason = journal?.takeWarning() { Self.warnOfCrash(reason) }
      }
    }
    // `quit` is meant: what is not saved by then is not wanted.
    journal?.discard()
    return .success
  }

  /// Runs the last stepping command again, for Return on an empty line, and says so.
  private func repeatStep() {
    guard let repeatable else { return }
    StandardStream.output.write("(Return: \(repeatable))\n")
    guard case .statements(let statements) = source.feed(repeatable) else { return }
    run(statements)
  }

  private func finish() {
    if source.needsMore { run(source.finish()) }
    if terminal.isAttended { StandardStream.output.write("\n") }
  }

  private func run(_ statements: [SourceStatement]) {
    // Not cleared before: a Ctrl-C that comes right behind Return is meant for these statements.
    defer { Interrupts.clear() }
    defer { settleLesson() }
    hasFailed = false
    for statement in statements {
      recorder.mark(statement.text)
      let settings = present.settings
      if let word = LessonWord(statement) {
        do throws(LessonWordError) {
          try perform(word)
          continue
        } catch {
          StandardStream.error.write(colouredError(error.report(on: statement), settings))
          hasFailed = true
          return
        }
      }
      let isOwnSession = lesson == nil
      func report(_ outcome: StatementOutcome) {
        if let report = printer.errorReport(outcome, settings) {
          StandardStream.error.write(colouredError(report, settings))
        }
        if case .success(let document) = outcome.result, document.kind != "quit" {
          if isOwnSession, document.isSavedFile { journal?.workIsSaved() }
          printer.print(document, settings: settings)
        }
      }
      let result =
        lesson?.run.run(statement, report: report) ?? interpreter.run(statement, report: report)
      if present.settings.theme == .auto, statement.setsTheme { TerminalBackground.ask() }
      if case .failure = result {
        repeatable = nil
        hasFailed = true
        remindOfQuestion()
        return
      }
      if present.hasQuit { return }
    }
    repeatable = statements.last.flatMap { $0.isStepping ? $0.text : nil }
  }

  /// Shows a document in the settings at hand.
  func show(_ document: Document) { printer.print(document, settings: present.settings) }

  /// The first line of a report stands out where there is colour.
  private func colouredError(_ report: String, _ settings: Settings) -> String {
    guard isatty(STDERR_FILENO) == 1, printer.colour(settings) != .none else {
      return report + "\n"
    }
    let lines = report.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = lines.count > 1 ? "\n" + lines[1] : ""
    return "\u{1B}[1m\(lines[0])\u{1B}[0m\(rest)\n"
  }
}

extension Document {
  /// Whether it tells of a file that rebuilds the session.
  fileprivate var isSavedFile: Bool {
    kind == "save" && !facts.contains(Fact("file", .text("-")))
  }
}

extension SourceStatement {
  /// Whether it says what the terminal's background is like.
  fileprivate var setsTheme: Bool {
    guard case .success(let statement) = result, case .command(let call) = statement.kind else {
      return false
    }
    return call.command == .session(.set) && (try? SetCommand(call))?.theme != nil
  }

  /// Whether it is one of the commands that Return repeats: those that walk through a pass.
  fileprivate var isStepping: Bool {
    guard case .success(let statement) = result, case .command(let call) = statement.kind else {
      return false
    }
    return call.command.traits.contains(.isRepeatedByReturn)
  }
}
