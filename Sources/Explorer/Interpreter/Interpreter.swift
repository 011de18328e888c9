import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Storage
import Wording

/// Runs statements: holds the session, its past and its settings, and answers with documents.
///
/// The shell, scripts, lessons and JSON all come through here. A statement that fails leaves
/// everything as it was before it.
package struct Interpreter: Sendable {
  /// What the learner has made so far.
  package internal(set) var session = Session()
  /// How things look.
  package var settings = Settings()
  /// The statements that made the session, and the sessions before them.
  var history = History()
  /// The contents of files that the journal knows, by their names.
  var journalled: [String: FileStamp] = [:]
  /// What files held when the session that is resumed read them.
  var resumedFiles: [String: ReadFile] = [:]
  /// What the interpreter may ask of the world outside.
  package var environment: Environment
  /// The files being read by `source`, the outermost first.
  var sources: [String] = []

  /// Makes an interpreter with an empty session.
  ///
  /// - Parameters:
  ///   - environment: what it may ask of the world outside.
  ///   - hiddenFault: a fault beneath the session that nothing in it tells of, to see what would
  ///     notice it.
  package init(environment: Environment = Environment(), hiddenFault: Fault? = nil) {
    self.environment = environment
    session.hiddenFault = hiddenFault
    history = History(base: session)
  }

  /// Runs one statement and reports it, and before it each statement that it brings in.
  ///
  /// - Returns: what became of the statement itself.
  @discardableResult
  package mutating func run(
    _ source: SourceStatement, from file: String = "",
    report: (StatementOutcome) -> Void = { _ in }
  ) -> StatementOutcome.Result {
    let result = Threads.$count.withValue(settings.threads ?? Threads.count) {
      answer(source, report: report)
    }
    report(StatementOutcome(file: file, source: source, result: result))
    return result
  }

  private mutating func answer(
    _ source: SourceStatement, report: (StatementOutcome) -> Void
  ) -> StatementOutcome.Result {
    switch source.result {
    case .failure(let diagnostic): return .failure(diagnostic)
    case .success(let statement):
      if let answer = exercise(statement) { return answer }
      do {
        return .success(try execute(statement, report: report))
      } catch {
        return .failure(error.located(at: statement.range).diagnostic(in: session))
      }
    }
  }

  /// What became of `quiz` or `worksheet` where there are exercises; `nil` for any other statement.
  private func exercise(_ statement: Statement) -> StatementOutcome.Result? {
    guard case .command(let call) = statement.kind, case .exercise(let word) = call.command,
      let exercises = environment.exercises
    else { return nil }
    return exercises(
      ExerciseRequest(
        word: word, call: call, seed: session.seed, settings: settings,
        mayWriteFiles: environment.mayWriteFiles && sources.isEmpty))
  }

  /// Whether `quit` was run.
  package internal(set) var hasQuit = false

  private mutating func execute(
    _ statement: Statement, report: (StatementOutcome) -> Void
  ) throws(Failure) -> Document {
    let environment = environment
    session.memoryBound =
      sources.isEmpty
      ? environment.memoryBound
      : min(environment.memoryBound, Session.strangersMemoryBound)
    if statement.readsPass { try session.fulfilPromises(interruption: environment.interruption) }
    switch statement.kind {
    case .expression(let expression):
      return try change(by: statement) { session throws(Failure) in
        try session.print(expression, interruption: environment.interruption)
      }
    case .assignment(let target, let operation, let value):
      return try change(by: statement) { session throws(Failure) in
        try session.assign(
          value, to: target, by: operation, interruption: environment.interruption)
      }
    case .command(let call): return try execute(call, of: statement, report: report)
    }
  }

  private mutating func execute(
    _ call: CommandCall, of statement: Statement, report: (StatementOutcome) -> Void
  ) throws(Failure) -> Document {
    if let view = try session.view(call, interruption: environment.interruption) { return view }
    switch call.command {
    // Precision is of the session, not of how it looks.
    case .session(.set) where !call.isOfLooks, .layer, .change, .stepping, .view: break
    case .session(let word): return try manage(word, call, of: statement, report: report)
    case .lesson: throw Failure(.notInALesson(call.word), at: call.range)
    case .exercise:
      throw Failure(
        .notApplicable(
          command: call.word, reason: "there are no exercises here",
          remedy: "\(call.word) at the prompt"), at: call.range)
    }
    let (environment, settings) = (environment, settings)
    return try change(by: statement) { session throws(Failure) in
      try session.perform(
        call, interruption: environment.interruption, ask: environment.ask
      ) { environment.progress?($0, settings) }
    }
  }

  /// Runs a change on a copy of the session, keeps the copy where it succeeded, and remembers the
  /// statement where it changed anything.
  ///
  /// - Parameter deed: what is remembered where that is not the statement's text.
  mutating func change(
    by statement: Statement, as deed: History.Deed? = nil,
    _ body: (inout Session) throws(Failure) -> Document
  ) throws(Failure) -> Document {
    var next = session
    next.changeCount = 0
    next.textDone = nil
    next.files = FileReadings(known: Array(resumedFiles.values))
    var document = try body(&next)
    if let lost = session.steppingLost(in: next, by: statement) {
      document.insertBeforeHints([lost])
    }
    let held = next.heldBytes
    if held > next.memoryBound, held > session.heldBytes {
      throw Failure(.sessionTooLarge(shape: nil, held: held, bound: next.memoryBound))
    }
    if next.changeCount > 0 {
      let deed = deed ?? .statement(next.textDone ?? statement.text)
      let files = next.files.files
      next.files = FileReadings()
      history.record(
        deed, reading: files, before: session, isAboutNumbers: session.isBuilt(like: next))
      session = next
      for file in files where journalled[file.stamp.path] != file.stamp {
        journalled[file.stamp.path] = file.stamp
        environment.journal?(.file(file))
      }
      environment.journal?(.statement(deed.text))
    }
    return document
  }
}
