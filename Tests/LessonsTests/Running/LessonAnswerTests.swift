import CommandLanguage
import Documents
import Explorer
import Lessons
import Testing

@Suite struct LessonAnswerTests {
  private static func begun(_ prediction: String) throws -> LessonRun {
    let text = LessonText.replacing(
      "What comes out?\nnumber: dense1.weight[0,0] * input[0]\n```", prediction)
    var run = LessonRun(of: try LessonText.lesson(text))
    _ = run.begin()
    return run
  }

  /// What a guess is answered with, as words on a screen.
  private static func answered(_ guess: String, _ prediction: String) throws -> String {
    var run = try begun(prediction)
    let answer = run.answer(guess)
    let events = try #require(answer)
    let view = LessonView(of: run.lesson)
    return TerminalRenderer().render(view.document(of: Array(events.prefix(1))))
  }

  private static let number = """
    What comes out?
    number: -dense1.weight[0,0] * input[0]
    because: -dense1.weight[0,0] * input[0] - 0
    ```

    ```wrong dense1.weight[0,0] + input[0] "You added: a unit multiplies."
    ```
    """
  private static let choice = """
    What comes out?
    choice: 2
    because: A dense unit multiplies,
    and adds nothing here.
    - the sum of the two
    - the product of the two
    - the weight alone
    ```

    ```wrong 1 "Nothing is added with one input."
    ```

    ```wrong 3 "The input counts, too."
    ```
    """

  @Test func `an answer's reason is shown with its numbers, or in words`() throws {
    #expect(
      try Self.answered("?", Self.number).contains(
        "because -dense1.weight[0,0] * input[0] - 0 = -3 * 2 - 0 = \u{2212}6"))
    #expect(
      try Self.answered("2", Self.choice).contains(
        "because A dense unit multiplies, and adds nothing here."))
  }

  @Test func `a sign that is asked for is shown as a sign, with its number`() throws {
    let sign = Self.number.replacing("number:", with: "sign of:")
      .replacing("wrong dense1.weight[0,0] + input[0]", with: "wrong +")
    #expect(try Self.answered("?", sign).contains("the answer negative: \u{2212}6"))
  }

  @Test func `a wrong guess that the lesson knows gets its own words`() throws {
    #expect(try Self.answered("5", Self.number).contains("You added: a unit multiplies."))
    #expect(!(try Self.answered("4", Self.number).contains("You added")))
    #expect(try Self.answered("3", Self.choice).contains("The input counts, too."))
    #expect(!(try Self.answered("2", Self.choice).contains("counts")))
  }

  @Test(arguments: [
    ("-5", "the sign is right, the size is too small"), ("-7", "the size is too large"),
    ("6", "the size is right, the sign is not"),
    ("2", "the sign is the other way, and the size is too small"), ("0", "it is not zero"),
  ])
  func `sign and size of a guess are told apart`(guess: String, words: String) throws {
    let found = try Self.answered(guess, Self.number)
    #expect(found.contains(words), "\(found)")
  }

  @Test(arguments: [
    ("the product of the two", 2), ("product", 2), ("Weight alone", 3), ("sum", 1), ("b", 2),
    ("prod", 2), ("the wei", 3), ("su", nil),
    ("the two", nil), ("of", nil), ("net", nil), ("input", nil), ("product please", nil),
  ])
  func `an option may be told by its words`(text: String, option: Int?) throws {
    var run = try Self.begun(Self.choice)
    let events = run.answer(text)
    let guess = events.flatMap { events -> Double? in
      for case .predicted(let outcome) in events {
        if case .number(let number)? = outcome.guess { return number }
      }
      return nil
    }
    #expect(guess == option.map(Double.init))
  }

  @Test func `a hint at a question helps a little more each time, and never answers`() throws {
    var run = try Self.begun(Self.choice)
    var words: [String] = []
    while case .nudge(let text)? = run.hint().first { words.append(text) }
    #expect(words == ["It is not 3."])
    #expect(run.phase == .asking && run.records[0].hints == 0)
    guard case .noNudge? = run.hint().first else { throw Unexpected() }

    run = try Self.begun(Self.number)
    words = []
    while case .nudge(let text)? = run.hint().first { words.append(text) }
    #expect(words.dropFirst() == ["It is below zero.", "Its size is between 1 and 10."])
    let progress = LessonProgress(of: run)
    var again = LessonRun(of: run.lesson)
    #expect(again.resume(progress) == .whole && again.phase == .asking)
    guard case .noNudge? = again.hint().first else { throw Unexpected() }
  }

  @Test func `done at a question says that a guess comes first`() throws {
    var run = try Self.begun(Self.number)
    let events = run.done()
    guard case .guessFirst? = events.first, case .asks? = events.last else { throw Unexpected() }
    #expect(run.records[0].tries == 0)
  }

  static let faulty: [(old: String, new: String, report: String)] = [
    ("wrong 3 \"The", "wrong 2 \"The", "'2' is the answer, and is spoken to as a wrong guess"),
    ("wrong 3 \"The", "wrong 4 \"The", "'4' is no guess of this question"),
    ("wrong 3 \"The", "wrong 1 \"The", "'1' gets the words of another guess, or none"),
    ("wrong 3 \"The", "wrong 1 \"The", "option 3 has no words, and another one has"),
    (
      "counts, too.\"\n", "counts, too.\"\nforward\n",
      "a 'wrong' with a guess and words has nothing"
    ),
    (" \"The input counts, too.\"\n", "\n", "'wrong' needs what to say to the mistake"),
    ("counts, too.\"", "counts, too.", "'wrong' needs what to say to the mistake"),
    (
      "because: A dense unit multiplies,\nand adds nothing here.", "because: 3 * dense7.out",
      "the reason behind `because` cannot be worked out"
    ),
  ]

  @Test(arguments: faulty)
  func `words that miss their guess, and reasons without a value, are found`(
    fault: (old: String, new: String, report: String)
  ) throws {
    let text = LessonText.replacing(
      "What comes out?\nnumber: dense1.weight[0,0] * input[0]\n```",
      Self.choice.replacing(fault.old, with: fault.new))
    var reports = LessonText.reports(text)
    if reports.isEmpty { reports = try LessonText.findings(text) }
    #expect(reports.contains { $0.contains(fault.report) }, "\(reports)")
  }

  static let sentences: [(check: String, line: String, sentence: String)] = [
    (
      "mine == [1, 2]", "let mine = [1, 2, 3]",
      "mine is a list of 3 numbers; a list of 2 numbers is asked"
    ),
    (
      "mine == [[1, 2], [3, 4]]", "let mine = zeros(3, 2)",
      "mine is of the shape 3\u{D7}2; the shape 2"
    ),
    ("mine == [1, 2]", "forward", "there is no mine yet; let mine = \u{2026} makes it"),
    ("abs(mine - 11.5) < 0.1", "let mine = 8", "mine is 8"),
    ("allclose(2 * mine, 23, 1e-9)", "let mine = 8", "mine is 8"),
    ("mine == 11.5", "let mine = -11.5", "11.5; the size is right, the sign is not"),
    ("11.5 == mine", "let mine = -11.5", "the size is right"),
    ("abs(mine - 11.5) < 0.1", "let mine = -11.5", "the size is right"),
    ("mine == [2, 3]", "let mine = [-2, -3]", "the sizes are right, the signs are not"),
    ("mine == [2, 3]", "let mine = [3, 2]", "the numbers are right, their order is not"),
    ("mine == [2, 3]", "let mine = [4, 6]", "the proportions are right, a common factor is not"),
    ("mine == [2, 3, 5]", "let mine = [2, 4, 5]", "2 of its 3 numbers are right, [1] is not"),
    ("mine == 1.4449", "let mine = 1.44", "that is rounded"),
    ("mine == [2, 3]", "let mine = 3", "that is one of the numbers that are asked for"),
    ("mine == [2, 3]", "let mine = 5", "that is the sum of what is asked for"),
    ("mine == 5", "let mine = [2, 3]", "it is their sum that is asked for"),
    ("mine == [[1, 2], [3, 4]]", "let mine = [[1, 3], [2, 4]]", "rows and columns are exchanged"),
    ("shape(mine) == [2, 2]", "let mine = [2, 3, 4]", "a list of 3 numbers; the shape 2"),
    ("shape(flatten(mine)) == [3]", "let mine = [2, 3]", "2 numbers; 3 numbers are asked for"),
    ("flatten(mine) == [2, 3]", "let mine = [[3, 2]]", "mine is [3, 2]; the numbers are right"),
  ]

  @Test(arguments: sentences)
  func `what does not hold is a sentence about what the learner has`(
    check: String, line: String, sentence: String
  ) throws {
    let text = LessonText.replacing("allclose(dense1.out, 6, 1e-12)", check)
      .replacing("```solution\nforward", with: "```solution\nlet mine = [1, 2]")
    var run = LessonRun(of: try LessonText.lesson(text))
    _ = run.begin()
    _ = run.answer("6")
    for source in ScriptParser.statements(in: line) { _ = run.run(source) }
    let view = LessonView(of: run.lesson)
    let words = TerminalRenderer().render(view.document(of: run.done()))
    #expect(words.contains(sentence), "\(words)")
    #expect(!words.replacing("is \u{2212}11.5", with: "").contains("11.5"), "\(words)")
    #expect(!words.contains("do not fit"))
  }

  @Test(arguments: [
    ("loss < 0.001", "Bring the loss below 0.001.", "loss is 0.5, and has to be below 0.001"),
    ("loss < 0.001", "Bring the loss near to 0.", "loss is 0.5\n"),
    ("target == 1", "Make 1 the target.", "target is still 5, and has to be 1\n"),
  ])
  func `what the task itself asks for is said of what does not hold`(
    check: String, task: String, sentence: String
  ) throws {
    let text = LessonText.replacing("allclose(dense1.out, 6, 1e-12)", check)
      .replacing("Run it.", with: task)
      .replacing("input = [2]", with: "input = [2]\nloss squared-error\ntarget = 5")
    var run = LessonRun(of: try LessonText.lesson(text))
    _ = run.begin()
    _ = run.answer("6")
    for source in ScriptParser.statements(in: "forward") { _ = run.run(source) }
    let view = LessonView(of: run.lesson)
    let words = TerminalRenderer().render(view.document(of: run.done()))
    #expect(words.contains(sentence), "\(words)")
  }

  static let found: [(checks: String, line: String, sentence: String, other: String)] = [
    (
      "mine == [1, 2]\nallclose(dense1.out, mine[1], 1e-9)", "let mine = [1, 2]; forward",
      "dense1.out is [6]\n", "mine is"
    ),
    ("dense1.weight == 4", "forward", "dense1.weight is still [3]\n", "rounded"),
    ("dense1.weight == 3.01", "forward", "dense1.weight is still [3]\n", "rounded"),
    (
      "dense1.weight == 3", "dense1.weight = 3.001",
      "dense1.weight is [3.001], and has to be 3\n", "still"
    ),
    ("dense1.weight == 3.01", "dense1.weight = 3; forward", "dense1.weight is", "rounded"),
    (
      "dense1.weight == 4", "forward; remove dense1",
      "dense1 is no longer in the network; undo brings it back", "dense1.weight"
    ),
    (
      "dense1.in == dense1.weight", "dense1.weight = -2; forward", "dense1.in is [2]\n", "sign"
    ),
  ]

  @Test(arguments: found)
  func `what is found is said of what is at fault`(
    checks: String, line: String, sentence: String, other: String
  ) throws {
    let text = LessonText.replacing("allclose(dense1.out, 6, 1e-12)", checks)
      .replacing("Run it.", with: "Leave the weight at 3.")
      .replacing("```solution\nforward", with: "```solution\nlet mine = [1, 2]")
    var run = LessonRun(of: try LessonText.lesson(text))
    _ = run.begin()
    _ = run.answer("6")
    for source in ScriptParser.statements(in: line) { _ = run.run(source) }
    let words = TerminalRenderer().render(
      LessonView(of: run.lesson).document(of: Array(run.done().prefix(1))))
    #expect(words.contains(sentence), "\(words)")
    #expect(!words.contains(other), "\(words)")
  }

  /// An event was not the one expected.
  struct Unexpected: Error {}
}
