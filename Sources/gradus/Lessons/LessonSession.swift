import CommandLanguage
import Documents
import Explorer
import Lessons
import NeuralNetwork
import Platform
import Sessions
import Storage

/// A lesson that is being taken in the shell: the run, and the file that its progress is kept in.
struct LessonSession {
  /// The run.
  var run: LessonRun
  /// What to type for the lesson behind it, if there is one.
  let next: String?
  private let store: LessonProgressStore?
  private var hasFailed = false
  private var watch: StepWatch

  /// Begins a lesson, or takes it up where it was left.
  ///
  /// - Returns: the session and what to show.
  static func begin(
    _ lesson: Lesson, next: String?, environment: Environment, settings: Settings,
    store: LessonProgressStore?
  ) -> (session: LessonSession, opening: [Document]) {
    var run = LessonRun(of: lesson, environment: environment)
    run.settings = settings
    let known = store?.progress(in: lesson)
    var opening = [title(of: lesson)]
    if let known, known.isAtEnd, known.title == lesson.title {
      run.recall(known)
      opening.append(remark("you have been through this lesson; it begins anew"))
      opening.append(document(of: run.begin(), in: run))
    } else if let known, known.title == lesson.title, !known.actions.isEmpty {
      opening.append(remark(words(for: run.resume(known), run)))
      opening.append(document(of: run.reminder, in: run))
    } else {
      opening.append(document(of: run.introduction + run.begin(), in: run))
    }
    return (LessonSession(run: run, next: next, store: store), opening)
  }

  private init(run: LessonRun, next: String?, store: LessonProgressStore?) {
    (self.run, self.next, self.store) = (run, next, store)
    watch = StepWatch(step: run.step)
  }

  /// The prompt: the lesson's name, the step, and whether a guess is asked for.
  var prompt: String {
    let place = "\(run.lesson.name) \(run.step + 1)/\(run.lesson.steps.count)"
    return run.phase == .asking ? "\(place) guess> " : "\(place)> "
  }

  /// What happened, as a document; behind words to read, how to go on.
  func document(of events: [LessonEvent]) -> Document { Self.document(of: events, in: run) }

  private static func document(of events: [LessonEvent], in run: LessonRun) -> Document {
    var document = LessonView(of: run.lesson).document(of: events)
    if run.phase == .reading, !document.blocks.isEmpty {
      document.blocks.append(LessonView.wayOn(from: run.step, of: run.lesson))
    }
    return document
  }

  /// Keeps the progress.
  ///
  /// - Returns: why it could not be kept, once.
  mutating func keep() -> String? {
    let (step, seconds) = watch.turn(to: run.step)
    run.spend(seconds, at: step)
    guard !run.actions.isEmpty, !hasFailed else { return nil }
    guard let store else {
      hasFailed = true
      let reason = StateFolder.missing { getenv($0).map { String(cString: $0) } }
      return "how far you are is not kept (\(reason))"
    }
    do {
      try store.keep(LessonProgress(of: run))
    } catch {
      hasFailed = true
      return "how far you are is not kept (\(error.reason))"
    }
    return nil
  }

  /// What to say to Return on an empty line where nothing goes on.
  var nudge: Document? {
    switch run.phase {
    case .asking: run.question.map { Self.remark(LessonView.invitation(to: $0)) }
    case .working:
      Self.remark("`done` has the step looked at, `hint` helps, `skip` shows and goes on")
    case .reading, .passed, .finished: nil
    }
  }

  /// A remark in which what stands between back quotes is something to type.
  static func remark(_ words: String) -> Document {
    Document(kind: "lesson", blocks: [.note(Note(.remark, Prose.styled(words)))])
  }

  private static func title(of lesson: Lesson) -> Document {
    let number = lesson.number.map { "Lesson \($0): " } ?? ""
    let size = "\(lesson.steps.count.counted("step")), about \(lesson.minutes.counted("minute"))"
    return Document(
      kind: "lesson",
      blocks: [
        .heading("\(number)\(lesson.title, style: .strong)"),
        .paragraph(.muted("\(size). hint, done and skip help; lesson leave ends it.")),
      ])
  }

  private static func words(for resumption: LessonRun.Resumption, _ run: LessonRun) -> String {
    let place = "step \(run.step + 1) of \(run.lesson.steps.count)"
    return switch resumption {
    case .whole: "you are in \(place) again; `lesson goto 1` begins anew"
    case .changed:
      "the lesson has changed since you were here: \(place) begins anew, what lies before is done"
    case .interrupted: "stopped on the way back to where you were; here is \(place)"
    }
  }
}
