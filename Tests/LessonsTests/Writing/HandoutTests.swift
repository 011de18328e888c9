import CommandLanguage
import Explorer
import NeuralNetwork
import Testing

@testable import Lessons

@Suite("A handout")
struct HandoutTests {
  /// A lesson's handout without answers, step by step.
  private func sections(_ lesson: Lesson) -> [String] {
    let text = LessonHandout(of: lesson, answers: .none).markdown
    return text.split(separator: "\n## ").dropFirst().map(String.init)
  }

  /// The lines between fences.
  private func listed(_ section: String) -> [Substring] {
    section.split(separator: "```", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.flatMap { $0.element.split(separator: "\n") }
  }

  @Test(arguments: LessonFiles.all)
  func `answers no question and solves no task`(file: String) throws {
    let lesson = try LessonLibrary.lesson(at: file)
    let sections = sections(lesson)
    try #require(sections.count == lesson.steps.count)
    let answers = answers(lesson)
    for (number, (step, section)) in zip(lesson.steps, sections).enumerated() {
      checkStatements(step, section)
      checkWhatIsBehind(step, section)
      checkNumbers(answers[number], step, section)
    }
  }

  /// No statement of a setup or of a solution.
  private func checkStatements(_ step: Lesson.Step, _ section: String) {
    // What the lesson types in front of the learner's eyes is no secret.
    let shown = Set(step.demos.flatMap { $0.statements.map(\.text) })
    let secret = (step.setups + [step.solution].compactMap { $0 })
      .flatMap { $0.statements.map(\.text) }.filter { !shown.contains($0) }
    for line in listed(section) {
      let typed = line.hasPrefix("gradus> ") ? line.dropFirst(8) : line
      #expect(!secret.contains(String(typed)), "\(step.title): \(line)")
    }
    // Neither in words of the page's own: those of the lesson are its author's.
    let words = step.ownWords
    for statement in secret where statement.contains(" ") && !words.contains(statement) {
      #expect(!section.contains(statement), "\(step.title): \(statement)")
    }
  }

  /// What stands behind a question waits for the answers.
  private func checkWhatIsBehind(_ step: Lesson.Step, _ section: String) {
    let question = step.blocks.firstIndex { if case .predict = $0 { true } else { false } }
    guard let question else { return }
    let words = step.ownWords
    for block in step.blocks[question...] {
      switch block {
      case .prose(let prose), .hint(let prose):
        for line in prose.lines where line.count > 30 && !words.contains(line) {
          #expect(!section.contains(line), "\(step.title): \(line)")
        }
      case .mistake(let mistake): #expect(!section.contains(mistake.feedback), "\(step.title)")
      case .demo(let script):
        let before = Set(
          step.blocks[..<question].flatMap { $0.demo?.statements.map(\.text) ?? [] })
        for statement in script.statements.map(\.text) where !before.contains(statement) {
          #expect(!section.contains("gradus> \(statement)\n"), "\(step.title)")
        }
      case .setup, .predict, .task, .checks, .own, .solution, .notes: break
      }
    }
  }

  /// No number in the network or its data is one that a question asks for.
  private func checkNumbers(_ answers: [String], _ step: Lesson.Step, _ section: String) {
    let standing = section.components(between: "The network and its data:\n\n```", and: "```")
    let numbers = Set(standing.split { " \n|[]".contains($0) })
    // A small number may be there for other reasons.
    for answer in answers where answer.filter(\.isNumber).count > 2 {
      #expect(!numbers.contains(answer[...]), "\(step.title): \(answer)")
    }
  }

  /// The answers to each step's questions about numbers.
  private func answers(_ lesson: Lesson) -> [[String]] {
    var run = LessonRun(of: lesson)
    _ = run.begin()
    return lesson.steps.map { _ in
      var answers: [String] = []
      while run.question != nil {
        for case .predicted(let outcome) in run.answer("?") ?? [] {
          if case .number = outcome.prediction.kind { answers.append(outcome.valueWords) }
        }
      }
      _ = run.skip()
      return answers
    }
  }

  @Test func `shows the network and its data as the setup leaves them`() throws {
    let section = try #require(sections(try LessonText.lesson()).first)
    let standing = section.components(between: "The network and its data:\n\n```", and: "```")
    #expect(standing.contains("dense1  dense: 1, bias off"))
    #expect(standing.contains("input") && standing.contains("dense1.weight"))
    // As PyTorch would print them: the input is [2], the weight [[3]].
    let words = standing.split { $0.isWhitespace }
    #expect(words.contains("2") && words.contains("3"))
  }

  @Test func `numbers its options`() throws {
    let text = LessonText.replacing(
      "number: dense1.weight[0,0] * input[0]", "choice: 2\n- a sum\n- a product")
    let lesson = try LessonText.lesson(text)
    let markdown = LessonHandout(of: lesson, answers: .none).markdown
    #expect(markdown.contains("1. \u{2610} a sum\n2. \u{2610} a product"))
    #expect(LessonHandout(of: lesson, answers: .none).html.contains("<ol class=\"options\">"))
  }

  @Test(arguments: LessonFiles.all.prefix(2))
  func `is a page without a script, and has one heading`(file: String) throws {
    let page = LessonHandout(of: try LessonLibrary.lesson(at: file), answers: .end).html
    #expect(!page.contains("<script") && !page.contains("://"))
    #expect(page.split(separator: "<h1").count == 2)
  }
}

extension Lesson.Block {
  fileprivate var demo: Lesson.Script? { if case .demo(let script) = self { script } else { nil } }
}

extension Lesson.Step {
  fileprivate var demos: [Lesson.Script] { blocks.compactMap(\.demo) }

  fileprivate var setups: [Lesson.Script] {
    blocks.compactMap { if case .setup(let script) = $0 { script } else { nil } }
  }

  /// What the step says before its questions, in its questions and its task, in one line.
  fileprivate var ownWords: String {
    let question = opening.firstIndex { if case .predict = $0 { true } else { false } }
    let end = question ?? opening.endIndex
    return opening.enumerated().flatMap { place, block -> [String] in
      switch block {
      case .task(let task): task.lines
      case .predict(let prediction): prediction.question.lines + (prediction.options ?? [])
      case .prose(let prose): place < end ? prose.lines : []
      case .demo(let script): place < end ? script.statements.map(\.text) : []
      case .setup, .checks, .own, .mistake, .hint, .solution, .notes: []
      }
    }.joined(separator: " ")
  }
}

extension Lesson.Prediction {
  fileprivate var options: [String]? {
    if case .choice(let options) = kind { options } else { nil }
  }
}

extension String {
  /// What stands between two texts; nothing where they are not there.
  fileprivate func components(between start: String, and end: String) -> String {
    let parts = split(separator: start, maxSplits: 1)
    guard parts.count == 2 else { return "" }
    return String(parts[1].split(separator: end, maxSplits: 1).first ?? "")
  }
}
