import CommandLanguage
import Documents
import Explorer
import Lessons

// A lesson is taken as the cells of its notebook say: what there is to read stands on the page.
extension Server {
  /// Does what a lesson's word says.
  mutating func perform(
    _ word: LessonWord, at place: SourceRange
  ) -> StatementOutcome.Result {
    do throws(LessonWordError) {
      if word.needsLesson, lesson == nil { throw .noLesson }
      return .success(try perform(word))
    } catch {
      return .failure(error.diagnostic(at: place))
    }
  }

  private mutating func perform(_ word: LessonWord) throws(LessonWordError) -> Document {
    guard var run = lesson else {
      guard case .begin(let name, let step) = word else { return try list() }
      return try begin(name, at: step)
    }
    let events: [LessonEvent]
    switch word {
    case .list: return try list()
    case .begin(let name, let step): return try begin(name, at: step)
    case .question(let text, let guess): return try ask(text, guess)
    case .hint: events = run.hint()
    case .done:
      events = run.check()
      if events.isEmpty { return Self.remark("there is nothing to do in this step but to read") }
    case .skip:
      events = run.solve()
      if events.isEmpty { return Self.remark("there is nothing to solve in this step") }
    case .next: events = run.open(try run.step(behind: 1))
    case .previous: events = run.open(try run.step(behind: -1))
    case .go(let text):
      events = run.open(try LessonWord.step(text, of: run.lesson.steps.count))
    case .reset: events = run.phase == .reading ? run.open(run.step) : run.reset()
    case .goal: events = run.current.task.map { [.task($0)] } ?? []
    case .progress: return LessonProgressView(of: run).document
    case .leave:
      interpreter.settings = run.settings
      lesson = nil
      return Self.remark("back at your own session")
    }
    lesson = run
    return LessonView(of: run.lesson, in: .cells).document(of: events)
  }

  private func list() throws(LessonWordError) -> Document {
    let lessons = surroundings.lessons().files.compactMap { try? LessonLibrary.lesson(at: $0) }
    guard !lessons.isEmpty else { throw .noLessons }
    return LessonListView(lessons).document
  }

  /// Begins a lesson, or a step of the one that is taken, in the state that is the step's own.
  private mutating func begin(
    _ name: String, at step: String?
  ) throws(LessonWordError) -> Document {
    let found = try surroundings.lessons().lesson(named: name)
    let number = try LessonWord.step(step ?? "1", of: found.steps.count)
    var run: LessonRun
    if let lesson, lesson.lesson.isSame(as: found) {
      run = lesson
    } else {
      run = LessonRun(of: found, environment: present.environment)
      run.settings = present.settings
    }
    let events = run.open(number)
    if case .stopped? = events.first {} else { lesson = run }
    return LessonView(of: found, in: .cells).document(of: events)
  }

  /// Judges a guess at a question of the present step; without one the client's user is asked.
  private mutating func ask(_ text: String, _ guess: String?) throws(LessonWordError) -> Document {
    guard var run = lesson else { throw .noLesson }
    let (number, prediction) = try run.question(named: text)
    let answer = guess ?? present.environment.ask?(LessonView.invitation(to: prediction) + " ")
    guard let answer, !answer.allSatisfy(\.isWhitespace) else {
      return LessonView.unanswered(prediction, number: number)
    }
    guard let events = run.answer(answer, toQuestion: number) else {
      throw .notAGuess(answer, invitation: prediction.invitation)
    }
    lesson = run
    return LessonView(of: run.lesson, in: .cells).document(of: events)
  }

  private static func remark(_ words: Text) -> Document {
    Document(kind: "lesson", blocks: [.note(Note(.remark, words))])
  }
}
