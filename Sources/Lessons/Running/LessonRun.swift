import CommandLanguage
import Explorer
import NeuralNetwork
import Sessions

/// A learner's way through a lesson, as a value: where it stands, its session, and what was done.
///
/// It shows nothing: what happens comes as ``LessonEvent``s. The learner's statements go through
/// ``run(_:report:)``, the words of the lesson (hints, answers, going on) through methods of their
/// own.
package struct LessonRun: Sendable {
  /// What the lesson waits for.
  package enum Phase: Equatable, Sendable {
    /// A guess.
    case asking
    /// The step's checks to come true.
    case working
    /// The reader to go on.
    case reading
    /// The learner, who is done with the step, to go on.
    case passed
    /// Nothing: the last step is behind.
    case finished
  }

  /// The lesson.
  package let lesson: Lesson
  /// The present step, from 0.
  package internal(set) var step = 0
  /// What it waits for.
  package internal(set) var phase = Phase.reading
  /// The learner's session: what is typed runs here, whatever it does to it.
  package var interpreter: Interpreter
  /// How many hints of this step were shown.
  package internal(set) var hintCount = 0
  /// What was done, from the beginning.
  package internal(set) var actions: [LessonAction] = []
  /// What became of each step.
  package internal(set) var records: [StepRecord]

  /// Whether the learner was at the lesson's end at an earlier time.
  package internal(set) var wasFinished = false

  /// The interruption of the world outside, without the budget of the lesson's own statements.
  var interruption: Interruption
  /// How long the lesson's own statements may work between two inputs, in milliseconds of processor
  /// time.
  let budget: Int
  /// The sessions in which steps begin, before anything of theirs ran: each is the one before it with
  /// that step's own blocks and solution, whatever the learner did instead.
  var starts: [Int: Interpreter] = [:]
  /// The step's own session, as far as its blocks were played: what its questions are about, and
  /// where the learner's turn begins.
  var own: Interpreter
  /// The session in which the step was passed.
  var passed: Interpreter?
  /// What the learner typed at this step's questions.
  var tried: [String] = []
  /// What the learner typed since the turn came in this step.
  var work: [String] = []
  /// What of this step the learner has yet to run, where its demos are the cells of a notebook.
  var awaited: [Awaited] = []
  /// How many of the step's opening blocks were played.
  var played = 0
  /// What those of them that are demos answered, by their place, for who comes back.
  var demoAnswers: [Int: [LessonEvent]] = [:]
  /// The commands that the learner used in this step.
  var used: Set<String> = []
  /// The sessions to which this step's mistakes lead, once they were worked out.
  var mistakes: [Session?]?
  /// The mistakes that were spoken of in this step.
  var toldMistakes: Set<Int> = []
  /// What was told of as not the learner's own, until the checks fail again.
  var toldForeign: OwnVerdict?
  /// How many nudges were given at the question that waits.
  var nudges = 0
  /// Whether statements ran since the step was last judged.
  var isUnjudged = false

  /// Makes a run that stands before the first step.
  ///
  /// - Parameters:
  ///   - lesson: the lesson.
  ///   - environment: what the learner's statements may ask of the world; they never write files.
  ///   - hiddenFault: a fault beneath the session that nothing in it tells of.
  ///   - budget: how long the lesson's own statements may work between two inputs, in milliseconds
  ///     of processor time.
  package init(
    of lesson: Lesson, environment: Environment = Environment(), hiddenFault: Fault? = nil,
    budget: Int = 10_000
  ) {
    self.lesson = lesson
    self.budget = budget
    interruption = environment.interruption
    interpreter = Interpreter(
      environment: environment.withoutWriting, hiddenFault: hiddenFault)
    own = interpreter
    records = lesson.steps.map { _ in StepRecord() }
    for source in ScriptParser.statements(in: "seed \(lesson.seed)") { interpreter.run(source) }
    interpreter.beginHistory()
    starts[0] = interpreter
  }

  /// The present step's text.
  package var current: Lesson.Step { lesson.steps[step] }

  /// The question that waits for a guess, if one does.
  package var question: Lesson.Prediction? {
    guard phase == .asking, played < current.opening.count,
      case .predict(let prediction) = current.opening[played]
    else { return nil }
    return prediction
  }

  /// Begins the lesson.
  package mutating func begin() -> [LessonEvent] { enter(0) }

  /// How things look to the learner.
  package var settings: Settings {
    get { interpreter.settings }
    set { interpreter.settings = newValue }
  }

  /// What is said before the first step.
  package var introduction: [LessonEvent] { lesson.introduction.map { .prose($0) } }

  /// Takes over what became of the steps at an earlier time through the lesson, with what was done
  /// then.
  ///
  /// - Precondition: the run has not begun.
  package mutating func recall(_ progress: LessonProgress) {
    precondition(actions.isEmpty, "a run takes over an earlier one before it begins")
    wasFinished = progress.isFinished
    guard progress.records.count == records.count else { return }
    records = progress.records
    let isSame = progress.fingerprint == lesson.fingerprint
    actions = isSame ? progress.actions + [.again] : [.carried(records)]
  }

  /// Notes that the learner was at a step for some seconds.
  package mutating func spend(_ seconds: Int, at step: Int) {
    guard records.indices.contains(step), seconds > 0 else { return }
    records[step].seconds += seconds
  }

  /// Takes over a session; how things look stays as the learner has set it.
  mutating func adopt(_ other: Interpreter) {
    let (settings, environment) = (interpreter.settings, interpreter.environment)
    interpreter = other
    interpreter.settings = settings
    interpreter.environment = environment
  }
}

extension Environment {
  /// The same environment for statements that may not write files.
  package var withoutWriting: Environment {
    Environment(
      interruption: interruption, mayWriteFiles: false,
      memoryBound: Session.strangersMemoryBound, ask: ask, journal: journal,
      progress: progress, exercises: exercises)
  }
}
