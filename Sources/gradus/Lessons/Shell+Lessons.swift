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

  /// The file of the lesson with that name, number or path.
  static func lessonFile(named name: String) throws(LessonWordError) -> String {
    let library = library
    if let file = library.file(of: name) { return file }
    if library.files.isEmpty { throw .noLessons }
    throw .unknown(name, nearest: NearestWord.find(name, among: library.names))
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
    guard phase == .asking, let events = lesson?.run.answer(line) else { return false }
    tell(events)
    return true
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
    case .begin(let name): try begin(name)
    case .hint: tell(lesson?.run.hint() ?? [])
    case .done: tell(lesson?.run.done() ?? [])
    case .skip: tell(lesson?.run.skip() ?? [])
    case .next: try go(by: 1)
    case .previous: try go(by: -1)
    case .go(let text):
      guard let steps = lesson?.run.lesson.steps.count else { return }
      guard let number = Int(text), (1...steps).contains(number) else {
        throw .noStep(text, steps: steps)
      }
      tell(lesson?.run.go(to: number - 1) ?? [])
    case .reset: tell(lesson?.run.reset() ?? [])
    case .goal: tell(lesson?.run.goal ?? [])
    case .progress:
      guard let run = lesson?.run else { return try list() }
      show(LessonProgressView(of: run).document)
    case .leave: leave()
    }
  }

  private func go(by offset: Int) throws(LessonWordError) {
    guard let run = lesson?.run else { return }
    let step = run.step + offset
    guard run.lesson.steps.indices.contains(step) else {
      throw offset < 0 ? .firstStep : .lastStep
    }
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

  private func begin(_ name: String) throws(LessonWordError) {
    let file = try Self.lessonFile(named: name)
    let found: Lesson
    do {
      found = try LessonLibrary.lesson(at: file)
    } catch {
      throw .unreadable(error)
    }
    if lesson != nil { leave() }
    let (session, opening) = LessonSession.begin(
      found, next: Self.library.behind(file), environment: lessonEnvironment,
      settings: interpreter.settings, store: Self.store)
    lesson = session
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
