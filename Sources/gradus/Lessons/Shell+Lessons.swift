import CommandLanguage
import Documents
import Explorer
import Lessons
import Platform

extension Shell {
  /// The lessons that are found from here.
  static var library: LessonLibrary {
    LessonLibrary { getenv($0).map { String(cString: $0) } }
  }

  private static var store: LessonProgressStore? {
    LessonProgressStore { getenv($0).map { String(cString: $0) } }
  }

  // MARK: Lines

  /// Takes a line that a lesson wants for itself: a guess, or Return where the lesson goes on.
  ///
  /// An empty line means something only where a person typed it: one of a paste does nothing.
  ///
  /// - Returns: whether it was such a line.
  func lessonTakes(_ line: String, isTyped: Bool) -> Bool {
    guard let phase = lesson?.run.phase else { return false }
    if line.allSatisfy(\.isWhitespace) {
      guard isTyped else { return true }
      switch phase {
      case .reading, .passed: tell(lesson?.run.goOn() ?? [])
      case .asking, .working, .finished:
        if let nudge = lesson?.nudge { show(nudge) }
      }
      return true
    }
    guard phase == .asking else { return false }
    if let events = lesson?.run.answer(line) {
      tell(events)
      return true
    }
    guard lesson?.run.missesOptions(line) == true else { return false }
    remindOfQuestion()
    return true
  }

  /// Whether a lesson waits for a guess or for the learner's statements.
  var lessonWaits: Bool {
    switch lesson?.run.phase {
    case .asking, .working: true
    case .reading, .passed, .finished, nil: false
    }
  }

  /// Says what is asked for, where a line in place of a guess was no statement either.
  func remindOfQuestion() {
    guard let nudge = lesson?.nudge, lesson?.run.phase == .asking else { return }
    show(nudge)
  }

  /// Judges the step when a line has ended.
  func settleLesson() {
    guard lesson != nil else { return }
    tell(lesson?.run.settle() ?? [])
  }

  // MARK: Words

  /// Does what a lesson's word says.
  ///
  /// - Throws: what is wrong with it here.
  func perform(_ word: LessonWord) throws(LessonWordError) {
    if word.needsLesson, lesson == nil { throw .noLesson }
    switch word {
    case .list: try list()
    case .begin(let name, let step): try begin(name, at: step)
    case .question(let number, let guess): try ask(number, guess)
    case .hint: tell(lesson?.run.hint() ?? [])
    case .done: tell(lesson?.run.done() ?? [])
    case .skip: tell(lesson?.run.skip() ?? [])
    case .next: try go(by: 1)
    case .previous: try go(by: -1)
    case .go(let text):
      guard let steps = lesson?.run.lesson.steps.count else { return }
      tell(lesson?.run.go(to: try LessonWord.step(text, of: steps)) ?? [])
    case .reset: tell(lesson?.run.reset() ?? [])
    case .goal: tell(lesson?.run.goal ?? [])
    case .progress:
      guard let run = lesson?.run else { return try list() }
      show(LessonProgressView(of: run).document)
    case .leave: leave()
    }
  }

  private func go(by offset: Int) throws(LessonWordError) {
    guard let step = try lesson?.run.step(behind: offset) else { return }
    tell(lesson?.run.go(to: step) ?? [])
  }

  private func list() throws(LessonWordError) {
    let lessons = Self.library.files.compactMap { try? LessonLibrary.lesson(at: $0) }
    guard !lessons.isEmpty else { throw .noLessons }
    let known = lessons.compactMap { lesson in
      Self.store?.progress(in: lesson).map { (lesson.name, $0) }
    }
    show(
      LessonListView(lessons, progress: Dictionary(known) { first, _ in first }).document)
  }

  /// Asks a question of the present step: the one that waits, as if the guess had been typed there,
  /// or any other, which leaves everything as it is.
  private func ask(_ text: String, _ guess: String?) throws(LessonWordError) {
    guard let run = lesson?.run else { return }
    let (number, prediction) = try run.question(named: text)
    guard let guess else { return tell([.asks(prediction)]) }
    let events =
      run.questionNumber == number
      ? lesson?.run.answer(guess) : lesson?.run.answer(guess, toQuestion: number)
    guard let events else { throw .notAGuess(guess, invitation: prediction.invitation) }
    tell(events)
  }

  private func begin(_ name: String, at step: String?) throws(LessonWordError) {
    let library = Self.library
    let found = try library.lesson(named: name)
    let number = try step.map { text throws(LessonWordError) in
      try LessonWord.step(text, of: found.steps.count)
    }
    if lesson != nil { leave() }
    let (session, opening) = LessonSession.begin(
      found, next: library.behind(found.file), environment: lessonEnvironment,
      settings: interpreter.settings, store: Self.store)
    lesson = session
    if let number {
      opening.first.map(show)
      return tell(lesson?.run.go(to: number) ?? [])
    }
    for document in opening {
      show(document)
      StandardStream.output.write(document.blocks.isEmpty ? "" : "\n")
    }
  }

  /// Back to the session from before the lesson.
  private func leave() {
    guard let run = lesson?.run else { return }
    interpreter.settings = run.interpreter.settings
    lesson = nil
    show(
      LessonSession.remark(
        run.phase == .finished
          ? "back at your own session"
          : "left; `lesson \(run.lesson.name)` goes on where you were"))
  }

  // MARK: Showing

  /// Shows what happened, keeps how far the learner is, and ends the lesson behind its last step.
  func tell(_ events: [LessonEvent]) {
    if !events.isEmpty, let document = lesson?.document(of: events), !document.blocks.isEmpty {
      if events.contains(where: \.opensStep) { StandardStream.output.write("\n") }
      show(document)
    }
    if let warning = lesson?.keep() { StandardStream.error.write(warning + "\n") }
    guard let session = lesson, session.run.phase == .finished else { return }
    show(LessonProgressView(of: session.run).farewell(next: session.next))
    interpreter.settings = session.run.interpreter.settings
    lesson = nil
  }
}

extension LessonEvent {
  /// Whether a step begins with it.
  fileprivate var opensStep: Bool { if case .opened = self { true } else { false } }
}
