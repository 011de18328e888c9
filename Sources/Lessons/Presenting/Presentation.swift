import CommandLanguage
import Documents
import Explorer

/// A lesson or script on its way across a projector, as a value: events go in, frames come out.
///
/// Every cue is remembered with the whole session as it was, so that going back is exact.
package struct Presentation: Sendable {
  /// Something on the screen.
  enum Item: Sendable {
    /// Words.
    case words([Documents.Block])
    /// A statement that ran, with what it answered.
    case statement(String, [Documents.Block])
    /// A question with its answer, and the place of its cue, under which votes are kept.
    case answered(Lesson.Prediction, PredictionOutcome?, cue: Int)
  }

  /// All that one step back brings again.
  struct Moment: Sendable {
    /// The place of the cue that comes next.
    var next = 0
    /// How many characters of the next statement are typed.
    var typed = 0
    /// Whether the next question is asked.
    var isAsked = false
    /// The picture shown, of a sequence.
    var picture = 0
    /// How many lines of what is too tall have gone by.
    var scroll = 0
    /// The step, once there is one.
    var step: Int?
    var items: [Item] = []
    /// What the statement before showed, to be held against what the next one shows.
    var lastView: [Documents.Block] = []
    var interpreter: Interpreter
  }

  let script: PresentationScript
  var now: Moment
  var past: [Moment] = []
  /// The class's answers by the place of the question's cue; going back keeps them.
  var votes: [Int: ClassVote] = [:]
  /// What phones have answered.
  var room = RoomAnswers()
  /// Whether nothing is shown.
  package internal(set) var isBlank = false
  /// How it looks; the width is that of a line of text.
  package var options: RenderingOptions { didSet { fit() } }
  /// Whether it is for a projector: 60 columns, few lines.
  package let isBig: Bool
  var columns = 80
  var rows = 24

  /// The columns of a line on a projector.
  static let bigColumns = 60
  /// No line of text is longer, however wide the screen.
  static let mostColumns = 100

  /// Begins a presentation, at its title.
  package init(
    _ script: PresentationScript, environment: Environment, options: RenderingOptions, isBig: Bool
  ) {
    self.script = script
    self.options = options
    self.isBig = isBig
    var interpreter = Interpreter(environment: environment)
    if let seed = script.seed {
      for source in ScriptParser.statements(in: "seed \(seed)") { interpreter.run(source) }
      interpreter.beginHistory()
    }
    now = Moment(interpreter: interpreter)
    self.options.reversesChanges = true
    self.options.showsHints = false
    fit()
  }

  /// The session as it is at this moment.
  package var interpreter: Interpreter { now.interpreter }

  /// Whether the last cue is on the screen.
  package var isAtEnd: Bool { past.count > 0 && now.next == script.cues.count && !hasMore }

  /// The cue that comes next.
  var nextCue: PresentationCue? {
    script.cues.indices.contains(now.next) ? script.cues[now.next] : nil
  }

  /// The next cue that will be seen: a step's beginning and its setup are not.
  var nextCueInSight: PresentationCue? { script.cues[now.next...].first { !$0.isSilent } }

  /// The question that waits for its answer.
  var question: Lesson.Prediction? {
    if now.isAsked, case .question(let prediction)? = nextCue { prediction } else { nil }
  }

  /// Whether a question waits for its answer.
  package var isAsking: Bool { question != nil }

  /// As much as is typed of the next statement; `nil` where nothing is.
  package var typedStatement: String? {
    guard now.typed > 0, case .statement(let source)? = nextCue else { return nil }
    return String(source.text.prefix(now.typed))
  }

  /// Sets the width of a line for the screen.
  mutating func fit() {
    let width = min(columns, isBig ? Self.bigColumns : Self.mostColumns)
    if options.width != max(width, 20) { options.width = width }
  }
}
