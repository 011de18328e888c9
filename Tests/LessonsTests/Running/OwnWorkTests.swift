import CommandLanguage
import Lessons
import Testing

@Suite struct OwnWorkTests {
  /// The 3×3 by hand: the upstream gradient is [[1, −2], [3, 0.5]], the kernel's [[11.5, 14], [19,
  /// 21.5]], each the sum of four products.
  private static func lesson(own: String, check: String, solution: String) -> String {
    """
    ---
    title: A sum
    minutes: 1
    needs:
    seed: 0
    ---

    ## The sum

    Words to read, so that there are some, and a few more of them.

    ```setup
    example sum
    forward
    backward
    let secret = 11.5
    ```

    ```task
    Work it out.
    ```

    ```check
    \(check)
    ```

    ```own \(own)
    Let the gradient slide.
    ```

    ```solution
    \(solution)
    ```

    """
  }

  private static let whole = lesson(
    own: "whole varying conv1.weight, input",
    check: "allclose(flatten(whole), flatten(conv1.weight.grad), 1e-9)",
    solution: "let whole = correlate(input, conv1.out.grad)")

  /// What typing a line in the step leads to: what is foreign about it, and whether it passes.
  private func verdict(
    on line: String, in text: String = whole
  ) throws -> (source: OwnVerdict.Source?, passes: Bool) {
    var run = LessonRun(of: try LessonText.lesson(text))
    _ = run.begin()
    for source in ScriptParser.statements(in: line) {
      if case .failure(let diagnostic) = run.run(source) { throw diagnostic }
    }
    for case .foreign(let verdict) in run.settle() {
      return (verdict.source, run.phase == .passed)
    }
    return (nil, run.phase == .passed)
  }

  static let foreign: [(line: String, source: OwnVerdict.Source)] = [
    ("let whole = conv1.weight.grad", .readOff),
    ("let g = conv1.weight.grad; let whole = 2 * g - g", .readOff),
    ("let whole = correlate(input, conv1.out.grad); let whole = conv1.weight.grad[0]", .readOff),
    ("backward; let whole = conv1.weight.grad", .readOff),
    ("let whole = sum(sum(contributions(conv1.weight), 5), 4)", .readOff),
    (
      "optimizer sgd lr 0.01; let old = conv1.weight; update; "
        + "let whole = (old - conv1.weight) / 0.01", .readOff
    ),
    ("let whole = [[[[11.5, 14], [19, 21.5]]]]", .typed),
    ("let whole = [11.5, 14, 19, 21.5]", .typed),
    ("let whole = correlate(input, [[[1, -2], [3, 0.5]]])", .fitsHereAlone),
    ("let whole = correlate([[1, 2, 3], [4, 5, 6], [7, 8, 9]], conv1.out.grad[0])", .fitsHereAlone),
  ]

  @Test(arguments: foreign)
  func `what was read off or typed is told, and does not pass`(
    line: String, source: OwnVerdict.Source
  ) throws {
    let (found, passes) = try verdict(on: line)
    #expect(found == source && !passes)
  }

  @Test(arguments: [
    "let whole = correlate(input, conv1.out.grad)",
    "let whole = correlate(input[0], conv1.out.grad[0])",
    "let whole = correlate(input, conv1.out - target)",
    "let d = conv1.out.grad[0]; let x = input[0]; "
      + "let whole = [sum(d*x[0:2,0:2]), sum(d*x[0:2,1:3]), sum(d*x[1:3,0:2]), sum(d*x[1:3,1:3])]",
    "let whole = reshape(conv1.out.grad, [1, 4]) @ transpose(patches(conv1))",
    "correlate(input, conv1.out.grad)", "print correlate(input, conv1.out.grad)",
    "whole = correlate(input, conv1.out.grad)", "let mine = correlate(input, conv1.out.grad)",
  ])
  func `a right answer passes by any road, name and shape`(line: String) throws {
    let (found, passes) = try verdict(on: line)
    #expect(found == nil && passes)
  }

  @Test func `a value shown for another purpose is not taken for the answer`() throws {
    for line in ["conv1.weight.grad", "let g = conv1.weight.grad"] {
      let (found, passes) = try verdict(on: line)
      #expect(found == nil && !passes, "\(line)")
    }
  }

  @Test(arguments: [
    ("let felt = conv1.weight.grad[0,0,0,0]", true), ("let felt = secret", true),
    ("conv1.weight[0,0,0,0] = 1.001; forward; let felt = (loss - 7.125) / 0.001", false),
    ("let felt = (7.1365 - 7.125) / 0.001", false),
  ])
  func `a slope may rest on numbers that were read, and on no gradient`(
    line: String, isForeign: Bool
  ) throws {
    let text = Self.lesson(
      own: "felt measured", check: "abs(felt - 11.5) < 0.1",
      solution: "conv1.weight[0,0,0,0] = 1.001; forward; let felt = (loss - 7.125) / 0.001")
    let (found, passes) = try verdict(on: line, in: text)
    #expect(passes == !isForeign && (found == .readOff) == isForeign)
  }

  @Test(arguments: [
    ("let up = conv1.out.grad[0]", OwnVerdict.Source.readOff), ("let up = conv1.in.grad", nil),
  ])
  func `of what arrives from upstream only what is asked for reads wrong`(
    line: String, source: OwnVerdict.Source?
  ) throws {
    let text = Self.lesson(
      own: "up varying conv1.weight, target", check: "allclose(up, conv1.out.grad[0], 1e-9)",
      solution: "let up = conv1.out[0] - target[0]")
    let asked = try verdict(on: line, in: text)
    #expect(asked.source == source)
    // Another name's work may rest on it.
    let other = Self.lesson(
      own: "part varying conv1.weight, target",
      check: "allclose(part, 2 * conv1.out.grad[0], 1e-9)",
      solution: "let part = 2 * (conv1.out[0] - target[0])")
    let (found, passes) = try verdict(on: "let part = 2 * conv1.out.grad[0]", in: other)
    #expect(found == nil && passes)
  }

  /// One weight that starts at 2 and should end at 8/3, where the output is right.
  static let walk = """
    ---
    title: A walk
    minutes: 1
    needs:
    seed: 0
    ---

    ## Walk

    Words to read, so that there are some, and a few more of them.

    ```setup
    input 1
    dense 1 bias off
    loss squared-error
    dense1.weight = 2
    input = [3]
    target = [8]
    forward
    backward
    ```

    ```task
    Walk down.
    ```

    ```check
    allclose(dense1.weight, 8 / 3, 0.01)
    ```

    ```own dense1.weight learned varying dense1.weight
    Step by step.
    ```

    ```solution
    dense1.weight -= 0.11 * dense1.weight.grad
    ```

    """

  @Test(arguments: [
    ("dense1.weight = target / input", OwnVerdict.Source.jumped),
    ("dense1.weight = 2.667", .jumped), ("dense1.weight -= 1/9 * dense1.weight.grad", nil),
    ("dense1.weight -= 0.11 * (dense1.out - target) * input", nil),
    ("optimizer sgd lr 0.11; update", nil), ("optimizer sgd lr 0.05; train 10 steps", nil),
    ("optimizer sgd lr 0.05; train 1000 steps", nil),
  ])
  func `what is to be walked to follows where one began, or a gradient`(
    line: String, source: OwnVerdict.Source?
  ) throws {
    let (found, passes) = try verdict(on: line, in: Self.walk)
    #expect(found == source && passes == (source == nil))
  }

  @Test func `it is told once until something else is wrong, and each time for done`() throws {
    var run = LessonRun(of: try LessonText.lesson(Self.whole))
    _ = run.begin()
    func type(_ line: String) -> Int {
      for source in ScriptParser.statements(in: line) { _ = run.run(source) }
      return run.settle().count
    }
    let told = type("let whole = conv1.weight.grad")
    let toldAgain = type("net")
    #expect(told == 1 && toldAgain == 0)
    guard case .foreign? = run.done().first else { throw Unexpected() }
    #expect(run.records[0].tries == 1)
    _ = type("let whole = correlate(input, conv1.out.grad)")
    #expect(run.phase == .passed)
  }

  @Test func `a lesson's test tries both attacks where there is own work`() throws {
    let test = try LessonTest(Array(Self.whole.utf8), file: "a.md")
    #expect(test.findings.isEmpty, "\(test.findings.map { $0.report(file: "a.md") })")
    #expect(Set(test.attacks.map(\.kind)) == [.copy, .number])
    let isSafe = test.attacks.allSatisfy { $0.isNoticed }
    #expect(isSafe)
    #expect(test.attacks.contains { $0.statement == "let whole = conv1.weight.grad" })
  }

  static let weak: [(own: String, finding: String)] = [
    ("whole varying loss", "what is behind `varying` cannot be drawn anew"),
    ("whole varying secret", "whole stays the same with what is behind `varying`"),
    ("whole varying secret", "passes for work of the learner's own"),
    ("whole of conv1.out.grad varying input", "the solution's own whole is taken for one that was"),
    ("whole", "'own' says what is drawn anew, behind 'varying'"),
    ("varying input", "'own' says what the learner works out"),
    ("whole varying 2*input", "'2*input' is no name of a value"),
  ]

  @Test(arguments: weak)
  func `own work that cannot be told is found`(own: String, finding: String) throws {
    let text = Self.whole.replacing("own whole varying conv1.weight, input", with: "own " + own)
    var reports = LessonText.reports(text)
    if reports.isEmpty { reports = try LessonText.findings(text) }
    #expect(reports.contains { $0.contains(finding) }, "\(reports)")
  }

  /// An event was not the one expected.
  struct Unexpected: Error {}
}
