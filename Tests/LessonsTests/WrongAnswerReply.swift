import CommandLanguage
import Documents
import Explorer
import Lessons

/// What a wrong answer is answered with.
struct WrongAnswerReply {
  /// Whether it was taken for right.
  let isAccepted: Bool
  /// Whether the words help: they tell what is likely to have gone wrong, or what to look at.
  let helps: Bool
  /// The words as they are shown.
  let words: String
}

extension WrongAnswerReply {
  /// Types a wrong answer where a run stands: at the question that waits, or at the task.
  init(to text: String, in run: LessonRun) {
    var run = run
    guard let question = run.question else {
      self.init(toTry: text, in: run)
      return
    }
    guard let events = run.answer(text) else {
      // The shell runs what is no guess; where it does not run, it says what a guess is.
      let fails = ScriptParser.statements(in: text).contains { source in
        if case .failure = run.run(source) { true } else { false }
      }
      self.init(
        isAccepted: false, helps: fails || run.missesOptions(text),
        words: LessonView.invitation(to: question))
      return
    }
    let outcome = events.lazy.compactMap { event in
      if case .predicted(let outcome) = event { outcome } else { nil }
    }.first
    let shown = events.filter { if case .predicted = $0 { true } else { false } }
    self.init(
      isAccepted: outcome?.isRight ?? false,
      helps: outcome?.reply != nil || outcome?.reason != nil, words: Self.words(shown, run))
  }

  /// Types statements at the task, and `done` behind them.
  private init(toTry text: String, in start: LessonRun) {
    var run = start
    var (errors, helps) = ([String](), false)
    for source in ScriptParser.statements(in: text) {
      guard case .failure(let diagnostic) = run.run(source) else { continue }
      errors = [diagnostic.message] + diagnostic.notes
      helps = Self.helps(diagnostic)
      break
    }
    var events = run.settle()
    if run.phase == .working { events += run.done() }
    self.init(
      isAccepted: run.phase != .working, helps: helps || events.contains(where: Self.helps),
      words: errors.joined(separator: "; ") + Self.words(events, run))
  }

  /// Whether something that is said to an answer tells more than that it is wrong.
  private static func helps(_ event: LessonEvent) -> Bool {
    switch event {
    case .feedback, .astray: true
    case .foreign(let verdict): verdict.remedy != nil
    case .unmet(let verdicts): verdicts.contains(where: helps)
    default: false
    }
  }

  private static func helps(_ verdict: CheckVerdict) -> Bool {
    switch verdict.finding {
    case .noName, .goneLayer, .notUsed: true
    case .problem(let diagnostic): helps(diagnostic)
    case .value, .shape, .nothing:
      // It names what was compared, and with what.
      verdict.deviation != nil || verdict.goal != nil || verdict.asksForShape
    }
  }

  /// Whether an error says what would work, in a word, a line, or behind a semicolon.
  private static func helps(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.suggestion != nil || !diagnostic.notes.isEmpty || diagnostic.message.contains("; ")
  }

  private static func words(_ events: [LessonEvent], _ run: LessonRun) -> String {
    TerminalRenderer().render(LessonView(of: run.lesson).document(of: events))
  }
}
