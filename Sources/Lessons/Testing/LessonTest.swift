import CommandLanguage
import Explorer
import NeuralNetwork

/// Tests a lesson by taking it: what must fail fails, what must pass passes, and nobody is stuck.
public struct LessonTest {
  /// The lesson.
  public let lesson: Lesson
  /// What was found, in the order of lines.
  public private(set) var findings: [LessonFinding] = []
  /// The sessions in which the learner's turn came, by step.
  private var turns: [Int: Session] = [:]

  /// Reads and tests a lesson.
  ///
  /// - Throws: what is wrong with the file, where it cannot be read as a lesson.
  public init(_ bytes: [UInt8], file: String) throws(LessonError) {
    lesson = try LessonParser.lesson(in: bytes, file: file)
    checkWidth(bytes)
    for step in lesson.steps { checkHints(step) }
    walk()
    // The ways below repeat what the walk found amiss.
    if findings.isEmpty {
      checkSkipping()
      checkResuming()
    }
    findings.sort { $0.line < $1.line }
  }

  /// Notes something.
  private mutating func note(_ problem: LessonFinding.Problem, at line: Int) {
    findings.append(LessonFinding(line: line, problem: problem))
  }

  // MARK: Text

  private mutating func checkWidth(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.count > 80 {
      note(.lineTooLong(columns: line.count), at: index + 1)
    }
  }

  /// No hint but the last may hold a statement of the solution, blanks apart.
  ///
  /// A statement of one word, as `forward`, is also a word to speak with: it gives the answer away
  /// only where it is all of the solution, or is written as something to type.
  private mutating func checkHints(_ step: Lesson.Step) {
    let statements = step.solution?.statements.map(\.text) ?? []
    for (index, hint) in step.hints.dropLast().enumerated() {
      let typed = hint.lines.map(\.withoutBlanks)
      let given = statements.first { statement in
        let plain = statement.withoutBlanks
        guard plain.allSatisfy(\.isLetter) else {
          return hint.text.withoutBlanks.contains(plain)
        }
        return typed.contains(plain) || hint.text.contains("`\(statement)`")
          || (statements.count == 1 && hint.text.words.contains(statement))
      }
      if let given {
        note(.hintGivesAnswer(number: index + 1, statement: given), at: hint.line)
      }
    }
  }

  // MARK: The way through

  private mutating func walk() {
    var run = LessonRun(of: lesson)
    noteDefects(run.begin())
    while run.phase != .finished {
      answerAll(&run)
      turns[run.step] = run.interpreter.session
      if run.phase == .working {
        let turn = run
        if run.verdicts().allSatisfy(\.holds) {
          note(.doneAtStart, at: run.current.checks.first?.line ?? run.current.line)
        }
        for index in run.current.mistakes.indices { checkMistake(index, from: turn) }
        guard solve(&run) else {
          run = turn
          noteDefects(run.skip())
          continue
        }
      }
      noteDefects(run.goOn())
    }
  }

  private mutating func noteDefects(_ events: [LessonEvent]) {
    let known = Set(findings.map(\.line))
    for case .defect(let defect) in events where !known.contains(defect.line) {
      note(.defect(defect), at: defect.line)
    }
    for case .restarted(let step) in events {
      note(.stateDiffers(step: step, way: "the solution"), at: lesson.steps[step].line)
    }
  }

  /// Answers the questions that wait, each rightly.
  private mutating func answerAll(_ run: inout LessonRun) {
    while let question = run.question {
      let text = run.rightAnswer ?? "?"
      let events = run.answer(text) ?? run.answer("?") ?? []
      noteDefects(events)
      for case .predicted(let outcome) in events where !outcome.isRight {
        note(.rightGuessRefused(text), at: question.line)
      }
    }
  }

  private mutating func checkMistake(_ index: Int, from turn: LessonRun) {
    let mistake = turn.current.mistakes[index]
    var run = turn
    for source in mistake.script.statements {
      if case .failure(let diagnostic) = run.run(source) {
        return note(.mistakeStops(source, diagnostic), at: source.line)
      }
    }
    let events = run.done()
    guard run.phase == .working else { return note(.mistakePasses, at: mistake.script.line) }
    for case .feedback(let feedback) in events where feedback != mistake.feedback {
      note(.mistakeTaken(for: feedback), at: mistake.script.line)
    }
  }

  /// Runs the solution as a learner would.
  private mutating func solve(_ run: inout LessonRun) -> Bool {
    guard let solution = run.current.solution else { return false }
    for source in solution.statements {
      if case .failure(let diagnostic) = run.run(source) {
        note(.solutionStops(source, diagnostic), at: source.line)
        return false
      }
    }
    _ = run.settle()
    if run.phase == .passed { return true }
    note(.solutionFails(run.verdicts().filter { !$0.holds }), at: solution.line)
    return false
  }

  // MARK: Other ways

  /// Skipping ends, and going back finds each step as it was.
  private mutating func checkSkipping() {
    var run = LessonRun(of: lesson)
    _ = run.begin()
    for step in lesson.steps.indices {
      guard run.step == step, run.phase != .finished else {
        return note(.skippingStops(step: run.step), at: run.current.line)
      }
      _ = run.skip()
    }
    guard run.phase == .finished else {
      return note(.skippingStops(step: run.step), at: run.current.line)
    }
    for step in lesson.steps.indices.reversed() {
      _ = run.go(to: step)
      checkTurn(of: &run, way: "going back")
    }
  }

  /// Answers what is asked, and compares the state with that of the first walk.
  private mutating func checkTurn(of run: inout LessonRun, way: String) {
    while run.question != nil { _ = run.answer("?") }
    if let turn = turns[run.step], !run.interpreter.session.resembles(turn, .identical) {
      note(.stateDiffers(step: run.step, way: way), at: run.current.line)
    }
  }

  /// Saving and resuming in every step gives the same state.
  private mutating func checkResuming() {
    var run = LessonRun(of: lesson)
    _ = run.begin()
    while run.phase != .finished {
      while run.question != nil { _ = run.answer(run.rightAnswer ?? "?") }
      for source in run.current.solution?.statements ?? [] { _ = run.run(source) }
      _ = run.settle()
      checkSaved(run)
      _ = run.goOn()
    }
    checkSaved(run)
  }

  private mutating func checkSaved(_ run: LessonRun) {
    let progress = LessonProgress(text: LessonProgress(of: run).text)
    var again = LessonRun(of: lesson)
    guard let progress, again.resume(progress) == .whole, again.step == run.step,
      again.phase == run.phase, again.records == run.records, again.actions == run.actions,
      again.interpreter.session.resembles(run.interpreter.session, .identical)
    else { return note(.stateDiffers(step: run.step, way: "resuming"), at: run.current.line) }
  }
}

extension LessonRun {
  /// The right answer to the question that waits, as a learner would type it; `nil` where there is
  /// none.
  public var rightAnswer: String? {
    guard let question, case .success(let value) = interpreter.value(of: question.expression),
      question.misfit(value) == nil
    else { return nil }
    switch question.kind {
    case .shape:
      return value.shape.rank == 0
        ? nil : value.shape.extents.map(String.init).joined(separator: "x")
    case .choice: return value.scalar.map { String(Int($0)) }
    case .sign: return value.scalar.map { $0 > 0 ? "+" : $0 < 0 ? "-" : "0" }
    case .number: return value.scalar.map { String($0) }
    }
  }
}

extension String {
  /// The text without spaces and line breaks.
  fileprivate var withoutBlanks: String { String(filter { !$0.isWhitespace }) }

  /// Its words.
  fileprivate var words: [String] {
    split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }
      .map(String.init)
  }
}
