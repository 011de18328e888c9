import CommandLanguage
import Foundation
import Lessons
import Testing

@Suite struct WrongAnswerTests {
  /// The lessons of which wrong answers are listed.
  private static let listed = LessonFiles.all.filter {
    FileManager.default.fileExists(atPath: WrongAnswers.url(of: $0).path)
  }

  /// Goes through a lesson, and types at each question and task what is listed for it.
  private static func replies(
    to list: WrongAnswers, of lesson: Lesson
  ) throws -> [Int: [(line: WrongAnswers.Line, reply: WrongAnswerReply)]] {
    var replies: [Int: [(line: WrongAnswers.Line, reply: WrongAnswerReply)]] = [:]
    var run = LessonRun(of: lesson)
    _ = run.begin()
    func type(at place: WrongAnswers.Line.Place) {
      let number = run.step + 1
      for line in list.steps[number] ?? [] where line.place == place {
        replies[number, default: []].append((line, WrongAnswerReply(to: line.text, in: run)))
      }
    }
    while run.phase != .finished {
      let number = run.step
      while let question = run.questionNumber {
        type(at: .question(question))
        _ = run.answer(try #require(run.rightAnswer))
      }
      if run.phase == .working {
        type(at: .task)
        for source in run.current.solution?.statements ?? [] { _ = run.run(source) }
        _ = run.settle()
        try #require(run.phase == .passed, "the solution of step \(number + 1)")
      }
      _ = run.goOn()
    }
    return replies
  }

  @Test(arguments: listed)
  func `wrong answers are not accepted, and four of five meet words that help`(
    file: String
  ) throws {
    let lesson = try LessonLibrary.lesson(at: file)
    let list = try WrongAnswers.list(of: file)
    let replies = try Self.replies(to: list, of: lesson)
    for number in list.steps.keys.sorted() {
      let tried = replies[number] ?? []
      #expect(
        tried.count == list.steps[number]?.count,
        "step \(number): a line is for a question or a task that the step does not have")
      for (line, reply) in tried {
        #expect(!reply.isAccepted, "line \(line.number), \(line.text): \(reply.words)")
      }
      let unhelped = tried.filter { !$0.reply.helps }
      let report = unhelped.map { "line \($0.line.number), \($0.line.text): \($0.reply.words)" }
      #expect(
        unhelped.count * 5 <= tried.count,
        "step \(number), \(tried.count) answers:\n\(report.joined(separator: "\n"))")
    }
  }

  @Test(arguments: listed)
  func `every step that asks or has a task is listed with at least five`(file: String) throws {
    let list = try WrongAnswers.list(of: file)
    for (index, step) in try LessonLibrary.lesson(at: file).steps.enumerated()
    where !step.predictions.isEmpty || !step.checks.isEmpty {
      let count = list.steps[index + 1]?.count ?? 0
      #expect(count >= 5, "step \(index + 1)")
    }
  }

  @Test(arguments: LessonFiles.all)
  func `every lesson has a list of wrong answers`(file: String) {
    #expect(FileManager.default.fileExists(atPath: WrongAnswers.url(of: file).path))
  }

  // MARK: The measure itself

  @Test(arguments: [
    ("guess 5", "a.txt:1: 'step N'"), ("step one", "a.txt:1: a step's number"),
    ("step 1\nstep 1", "a.txt:2: a step's number"), ("step 1\ntry", "a.txt:2: 'step N'"),
    ("# lesson\n\nstep 1\nquestion x", "a.txt:4: a question's number"),
  ])
  func `a list that cannot be read says where`(text: String, words: String) {
    let error = #expect(throws: WrongAnswers.Fault.self) {
      try WrongAnswers(text, file: "a.txt")
    }
    #expect(error?.description.hasPrefix(words) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("7", false, false), ("6", true, false), ("5", false, true), ("up", false, true),
    ("print 7", false, false),
  ])
  func `a mere no does not help, and a right guess is accepted`(
    guess: String, isAccepted: Bool, helps: Bool
  ) throws {
    let text = LessonText.replacing(
      "number: dense1.weight[0,0] * input[0]\n```",
      "number: dense1.weight[0,0] * input[0]\n```\n\n```wrong 5 \"That is the sum.\"\n```")
    var run = LessonRun(of: try LessonText.lesson(text))
    _ = run.begin()
    let reply = WrongAnswerReply(to: guess, in: run)
    #expect(reply.isAccepted == isAccepted && reply.helps == helps, "\(reply.words)")
  }
}
