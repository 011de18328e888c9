import Documents
import Explorer
import Storage

/// A lesson as a notebook for the kernel `gradus`: its words between cells that run.
///
/// A step is `lesson NAME STEP`, which sets it up; each statement that the lesson would type is a
/// cell, each question one that asks, each task one to fill in before `done`, which judges it. The
/// cells' names and tags are the same whenever it is written.
package struct LessonNotebook {
  /// What a cell is for, as its tag says.
  enum Purpose: String {
    /// Sets the step up.
    case step
    /// What the lesson shows.
    case demo
    /// Asks for a guess.
    case question
    /// Is filled in by the learner.
    case task
    /// Judges the task.
    case check
  }

  /// The page.
  package private(set) var notebook = Notebook()

  private let lesson: Lesson
  /// What the kernel is to call the lesson.
  private let name: String
  private let answers: LessonAnswers
  /// Of each step, the answers to its questions, where they stand somewhere.
  private let outcomes: [[PredictionOutcome]]

  /// Makes the notebook; where there are answers, by going through the lesson.
  ///
  /// - Parameters:
  ///   - lesson: the lesson.
  ///   - name: what `lesson` in a cell is to find it by: a name of the library, or a file.
  ///   - answers: where the answers stand.
  package init(of lesson: Lesson, named name: String, answers: LessonAnswers) {
    (self.lesson, self.name, self.answers) = (lesson, name, answers)
    outcomes = answers == .none ? [] : Self.outcomes(of: lesson)
    notebook.remark = FileMark.blank
    addOpening()
    for index in lesson.steps.indices { add(step: index) }
    if answers == .end { addAnswers() }
  }

  private static func outcomes(of lesson: Lesson) -> [[PredictionOutcome]] {
    var run = LessonRun(of: lesson)
    _ = run.begin()
    return lesson.steps.map { _ in
      var outcomes: [PredictionOutcome] = []
      while run.question != nil {
        for case .predicted(let outcome) in run.answer("?") ?? [] { outcomes.append(outcome) }
      }
      _ = run.skip()
      return outcomes
    }
  }

  // MARK: Cells

  private mutating func addOpening() {
    let size = "\(lesson.steps.count.counted("step")), about \(lesson.minutes.counted("minute"))"
    let words = [
      "# \(Prose.markdown(lesson.title))",
      "\(size). A notebook for the kernel *Gradus*: run the cells in order, with Shift-Enter.",
      "A cell `lesson question 1` asks for your guess before you see: type it into the box that "
        + "appears, or behind the cell's words, as in `lesson question 1 as 6`. Tasks are done in "
        + "the empty cells; `done` below looks at what came of it, and `skip` in its place shows "
        + "how. Each step begins anew from its first cell.",
    ]
    notebook.add(
      .markdown, id: "title",
      (words + lesson.introduction.map(\.markdown)).joined(separator: "\n\n"))
  }

  private mutating func add(step index: Int) {
    let step = lesson.steps[index]
    let key = "step-\(index + 1)"
    var words = ["## \(index + 1). \(Prose.markdown(step.title))"]
    var (texts, demos, questions) = (0, 0, 0)
    var isOpen = false

    func write() {
      guard !words.isEmpty else { return }
      texts += 1
      notebook.add(.markdown, id: "\(key)-text-\(texts)", words.joined(separator: "\n\n"))
      words = []
    }
    func run(_ purpose: Purpose, _ id: String, _ source: String) {
      write()
      if !isOpen {
        isOpen = true
        notebook.add(
          .code, id: key, tags: [Purpose.step.rawValue], "lesson \(name) \(index + 1)")
      }
      notebook.add(.code, id: "\(key)-\(id)", tags: [purpose.rawValue], source)
    }

    for block in step.opening {
      switch block {
      case .prose(let prose): words.append(prose.markdown)
      case .demo(let script):
        demos += 1
        run(.demo, "demo-\(demos)", script.text)
      case .predict(let prediction):
        questions += 1
        words.append(Self.question(prediction))
        run(.question, "question-\(questions)", asking(questions, ofStep: index))
      case .task(let task):
        words.append("**To do:** \(task.markdown)")
        words += Self.hints(step.hints)
      // What is set up is the step's first cell, and a task is the cell behind the words.
      case .setup, .checks, .own, .mistake, .hint, .solution, .notes: break
      }
    }
    if !step.isReading {
      let solution = answers == .filled ? step.solution?.text : nil
      run(.task, "task", solution ?? "# Your statements stand here.")
      run(.check, "check", "done")
    }
    write()
  }

  /// The statement that asks a question.
  private func asking(_ number: Int, ofStep index: Int) -> String {
    let statement = "lesson question \(number)"
    guard answers == .filled, outcomes[index].indices.contains(number - 1) else { return statement }
    return "\(statement) as \(outcomes[index][number - 1].rightGuess ?? "?")"
  }

  private static func question(_ prediction: Lesson.Prediction) -> String {
    var words = "**Before you see:** \(prediction.question.markdown)"
    if case .choice(let options) = prediction.kind {
      words +=
        "\n\n"
        + options.enumerated().map { "\($0 + 1). \(Prose.markdown($1))" }
        .joined(separator: "\n")
    }
    return words
  }

  private static func hints(_ hints: [Prose]) -> [String] {
    hints.enumerated().map { index, hint in
      // The last one is lines to type, as it is at the prompt.
      let isLast = index > 0 && index == hints.count - 1
      let count = hints.count > 1 ? " \(index + 1) of \(hints.count)" : ""
      return folded(
        "Hint\(count)", isLast ? LessonHandout.fenced(hint.text) : hint.markdown)
    }
  }

  private mutating func addAnswers() {
    var words = ["## Answers"]
    for (index, step) in lesson.steps.enumerated() {
      let parts = outcomes[index].map(LessonHandout.answer) + LessonHandout.solved(step)
      guard !parts.isEmpty else { continue }
      words.append(
        Self.folded(
          "\(index + 1). \(Markup.escaped(step.title))",
          parts.map(Self.markdown).joined(separator: "\n\n")))
    }
    notebook.add(.markdown, id: "answers", words.joined(separator: "\n\n"))
  }

  private static func markdown(_ part: LessonHandout.Part) -> String {
    switch part {
    case .prose(let parts): Prose.markdown(parts)
    case .answer(let label, let text):
      "\(Prose.markdown(label)) **\(Prose.markdown(text))**"
    case .heading, .listing, .question, .task, .standing, .typed: LessonHandout.markdown(part)
    }
  }

  /// Words that show when their title is opened.
  private static func folded(_ title: String, _ words: String) -> String {
    "<details><summary>\(title)</summary>\n\n\(words)\n\n</details>"
  }
}

extension PredictionOutcome {
  /// A guess that is right, as one types it; `nil` where none can be typed.
  var rightGuess: String? {
    switch prediction.kind {
    case .number: value.scalar.map { "\($0)" }
    case .sign: value.scalar.map { $0 > 0 ? "+" : $0 < 0 ? "-" : "0" }
    case .shape:
      value.shape.rank == 0 ? nil : value.shape.extents.map(String.init).joined(separator: "x")
    case .choice: value.scalar.map { "\(Int($0))" }
    }
  }
}
