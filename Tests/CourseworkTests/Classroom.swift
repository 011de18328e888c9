import CommandLanguage
import Exercises
import Explorer
import Lessons
import Storage

@testable import Coursework

/// A small class: one lesson, and learners who take it.
enum Classroom {
  static let text = """
    ---
    title: A product
    minutes: 1
    needs:
    seed: 0
    ---

    ## One product

    ```setup
    input 1
    dense 1 bias off
    dense1.weight = 3
    input = [2]
    ```

    ```predict
    What comes out?
    number: dense1.weight[0,0] * input[0]
    ```

    ```task
    Run it.
    ```

    ```check
    allclose(dense1.out, 6, 1e-12)
    ```

    ```wrong "The weight is 3, not 4."
    dense1.weight = 4
    forward
    ```

    ```hint
    One word.
    ```

    ```solution
    forward
    ```

    ## To read

    Nothing to do here.

    """

  /// The lesson.
  static func lesson(_ text: String = text) throws -> Lesson {
    try LessonParser.lesson(in: Array(text.utf8), file: "lessons/03-product.md")
  }

  /// What a learner does: `?X` is a guess, `hint`, `done`, `skip` and `on` are the lesson's words,
  /// all else is a statement.
  static func take(_ deeds: [String], in run: inout LessonRun) {
    for deed in deeds {
      switch deed {
      case "hint": _ = run.hint()
      case "done": _ = run.done()
      case "skip": _ = run.skip()
      case "on": _ = run.goOn()
      default:
        if deed.hasPrefix("?") {
          _ = run.answer(String(deed.dropFirst()))
        } else {
          for source in ScriptParser.statements(in: deed) { _ = run.run(source) }
          _ = run.settle()
        }
      }
    }
  }

  /// A way through the lesson with one wrong guess, one hint, a mistake and an early `done`.
  static let usualWay = [
    "?5", "hint", "done", "dense1.weight = 4; forward", "undo 2", "forward", "on", "on",
  ]

  /// What somebody hands in who did this.
  static func handIn(
    _ name: String = "Ada", _ deeds: [String] = usualWay, answers: [QuizAnswer] = []
  ) throws -> HandIn {
    var run = LessonRun(of: try lesson())
    _ = run.begin()
    take(deeds, in: &run)
    return HandIn(
      name: name, version: "1", lessons: [LessonProgress(of: run)], answers: answers)
  }

  /// A file with a text in place of another and a checksum that fits.
  static func forged(_ handIn: HandIn, _ old: String, _ new: String) -> [UInt8] {
    let text = String(decoding: handIn.bytes, as: UTF8.self)
    precondition(text.contains(old), "the file has \(old)")
    let lines = text.replacing(old, with: new).split(separator: "\n").dropLast()
    return FileMark.number.marked(Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  /// What is found in a file.
  static func check(_ bytes: [UInt8], budget: Int = 20_000) throws -> CheckedHandIn {
    var checker = HandInChecker([try lesson()], version: "1", budget: budget)
    return try checker.check(bytes, file: "a.handin")
  }

  /// The report on a class.
  static func report(_ handIns: [HandIn]) throws -> ClassReport {
    var checker = HandInChecker([try lesson()], version: "1")
    return ClassReport(
      try handIns.map { try checker.check($0.bytes, file: "\($0.name).handin") }, refused: [],
      lessons: [try lesson()])
  }
}
