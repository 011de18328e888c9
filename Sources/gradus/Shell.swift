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
  private var source = SourceReader()
  /// The stepping command that Return repeats, where the last line was one.
  private var repeatable: String?
  private let journal: Journal?
  private let recorder: Recorder
  private let sessionsFolder: String?
  private let readsStartupFile: Bool
  /// The window's title, once it was set.
  private var shownTitle: String?
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
  private var present: Interpreter { lesson?.run.interpreter ?? interpreter }

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

  /// Takes the user's own settings; says what is wrong with them, and goes on.
  private func readStartupFile() {
    guard let file = StartupFile.ofUser else { return }
    do throws(FileStore.FileError) {
      guard let bytes = try file.contents() else { return }
      for report in interpreter.adopt(startup: bytes, file: file.path) {
        StandardStream.error.write(report + "\n")
      }
    } catch {
      StandardStream.error.write("\(file.path) cannot be read: \(error.reason)\n")
    }
    if interpreter.settings.theme == .auto { TerminalBackground.ask() }
  }

  /// Leaves what was not saved for the next start to offer, as the end of the process by a signal
  /// does, and says so where somebody is there to read it.
  private func leaveBehind() {
    guard let journal else { return }
    guard journal.holdsUnsavedWork else { return journal.discard() }
    StandardStream.output.write(
      "what you did is not saved: the next start offers it; quit leaves nothing behind\n")
  }

  /// Says that statements are not written down as they run, and goes on.
  private static func warnOfCrash(_ reason: String) {
    StandardStream.error.write(
      "the session is not written down (\(reason))\na crash would lose it; save FILE keeps it\n")
  }

  /// Offers the sessions that ended without goodbye, the latest first, until one is taken.
  private func offerToResume() {
    guard let sessionsFolder else { return }
    for session in Journal.abandoned(in: sessionsFolder) {
      let count = session.statementCount
      StandardStream.output.write(
        "A session of \(count.counted("statement")) was left behind, "
          + "\(Self.time(session.changed)).\nIts last: \(Self.shortened(session.lastStatement))\n")
      guard let wantsIt = Self.yes("Resume it? [Y/n] ") else { return }
      if !wantsIt {
        Journal.forget(session)
        continue
      }
      let resumed = interpreter.resume(session)
      if Interrupts.isRequested {
        Interrupts.clear()
        StandardStream.output.write(
          "stopped after \(resumed) of \(count.counted("statement")); all of it is offered again next time\n"
        )
        return
      }
      Journal.forget(session)
      StandardStream.output.write(
        "\(resumed.counted("statement")) done again; net shows where you are\n")
      return
    }
  }

  /// Whether a question is answered by yes, which Return alone is too; `nil` where it is not answered.
  private static func yes(_ question: String) -> Bool? {
    while let answer = Person.ask(question) {
      switch answer.filter({ !$0.isWhitespace }).lowercased() {
      case "", "y", "yes": return true
      case "n", "no": return false
      default:
        StandardStream.output.write(
          "y (or Return) or n, please; \"\(shortened(answer))\" was not run\n")
      }
    }
    return nil
  }

  /// A moment, as people write it: `today at 14:03`, `28 November 2026 at 14:03`.
  private static func time(_ seconds: Int) -> String {
    func parts(_ moment: time_t) -> (day: String, time: String) {
      var (moment, broken) = (moment, tm())
      localtime_r(&moment, &broken)
      func text(_ format: String) -> String {
        var buffer = [CChar](repeating: 0, count: 64)
        let count = strftime(&buffer, buffer.count, format, &broken)
        return String(
          decoding: buffer[..<count].map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
      }
      return (text("%-d %B %Y"), text("%H:%M"))
    }
    let moment = parts(seconds)
    let isToday = moment.day == parts(Platform.time(nil)).day
    return "\(isToday ? "today" : moment.day) at \(moment.time)"
  }

  /// A statement on one line of a terminal, without what would control it.
  private static func shortened(_ statement: String) -> String {
    let line = String(
      statement.unicodeScalars.map { scalar in
        scalar.properties.generalCategory == .control ? " " : Character(scalar)
      })
    return line.count > 60 ? "\(line.prefix(57))..." : line
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

  /// What the terminal is told beside what it shows; nothing where a screen reader reads it.
  private var marks: TerminalMarks {
    present.settings.speaks ? TerminalMarks(.none) : .current
  }

  /// Sets the window's title to where the learner is, where that has changed.
  private func tellTitle() {
    let title = lesson.map { "gradus: " + $0.prompt.dropLast(2) } ?? "gradus"
    guard title != shownTitle else { return }
    let marks = marks
    if shownTitle == nil { StandardStream.output.write(marks.keepTitle) }
    shownTitle = title
    StandardStream.output.write(marks.title(title))
  }

  private var prompt: Prompt {
    let text = source.needsMore ? "   ...> " : lesson?.prompt ?? "gradus> "
    let isColoured = printer.colour(present.settings) != .none
    let shown = isColoured ? "\u{1B}[1m\(text.dropLast())\u{1B}[0m " : text
    // What goes on a statement is no prompt to jump to.
    let isMarked = marks.marksPrompts && !source.needsMore
    guard isColoured || isMarked else { return Prompt(text: text) }
    return Prompt(text: text, coloured: isMarked ? marks.marked(shown) : shown)
  }

  /// Writes how far long work is over the line before it; wipes the line at its end.
  private static func showProgress(_ progress: WorkProgress?, settings: Settings) {
    let text = progress?.line
    if settings.speaks { return speakProgress(text, settings: settings) }
    StandardStream.output.write(TerminalMarks.current.progress(progress?.fraction))
    guard let text else { return StandardStream.output.write("\r\u{1B}[K") }
    let columns = Terminal.size.columns - 4
    let lines = DocumentPrinter(isInteractive: true).renderer(settings, columns: columns)
      .lines(of: [.verbatim([text])])
    StandardStream.output.write("\r\(lines.first ?? "")\u{1B}[K")
  }

  /// How far long work is, as a line of its own, now and then: a screen reader reads each again.
  private static func speakProgress(_ text: Text?, settings: Settings) {
    let isDue = lastSpoken.withLock { last in
      guard text != nil else {
        last = nil
        return false
      }
      let now = ContinuousClock.now
      guard let before = last else {
        last = now
        return false
      }
      if now - before < .seconds(10) { return false }
      last = now
      return true
    }
    guard isDue, let text else { return }
    let document = Document(kind: "progress", blocks: [.paragraph(text)])
    let printer = DocumentPrinter(isInteractive: true)
    StandardStream.output.write(
      printer.renderer(settings).render(document.spoken(digits: settings.digits)))
  }

  /// When how far work is was last spoken of; `nil` where none is on its way.
  private static let lastSpoken = Mutex<ContinuousClock.Instant?>(nil)

  /// How the line looks that is typed next; `nil` where it is to be shown as it is.
  private var lineAppearance: ((TypedLine) -> LineAppearance)? {
    LineAppearance.source(
      present.settings, printer, names: completionNames,
      isAnswer: lesson?.run.phase == .asking
    ) { [unowned self] in source.needsMore ? source : nil }
  }

  /// Shows help on the word under the cursor.
  private func showHelp(on line: TypedLine) {
    var interpreter = present
    for statement in Parser.statements(in: HelpAtCursor(line).statement) {
      _ = interpreter.run(statement) { [printer, settings = present.settings] outcome in
        if case .success(let document) = outcome.result {
          printer.print(document, settings: settings)
        }
      }
    }
    Interrupts.clear()
  }

  private var completionNames: CompletionNames {
    var names = present.session.completionNames
    names.lessons = Self.library.completions
    return names
  }

  private func complete(_ request: CompletionRequest) -> CompletionAnswer {
    .ofStatement(
      request, continuing: source.needsMore ? source : nil, names: completionNames)
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
