import CommandLanguage
import Explorer
import NeuralNetwork
import Sessions
import Testing

@testable import Lessons

@Suite("How answers are spread")
struct AnswerSpreadTests {
  /// A question of a kind, asked of a value.
  private func prediction(_ kind: Lesson.Prediction.Kind) throws -> Lesson.Prediction {
    let source = try #require(Array(ScriptParser.statements(in: "print 1")).first)
    let question = try #require(Prose([LessonLine(number: 1, text: "What?")]))
    return Lesson.Prediction(
      line: 1, question: question, kind: kind, source: source,
      expression: try Parser.expression("1"), reason: nil)
  }

  private func spread(
    _ answers: [(Guess, Int)], _ kind: Lesson.Prediction.Kind, value: Tensor
  ) throws -> AnswerSpread {
    let prediction = try prediction(kind)
    return AnswerSpread(
      answers.map { ClassVote.Entry(guess: $0, count: $1) }, of: prediction,
      outcome: PredictionOutcome(prediction: prediction, guess: nil, value: value))
  }

  @Test("Options stand in their own order, and those that nobody chose as well")
  func choice() throws {
    let spread = try spread(
      [(.number(3), 2), (.number(1), 5)], .choice(["a", "b", "c"]), value: Tensor(3))
    #expect(spread.rows.map(\.count) == [5, 0, 2])
    #expect(spread.rows.map(\.isRight) == [false, false, true])
    #expect((spread.total, spread.right) == (7, 2))
    #expect(spread.median == nil)
  }

  @Test("Signs go from above zero to below")
  func sign() throws {
    let spread = try spread([(.sign(-1), 4)], .sign, value: Tensor(-2))
    #expect(spread.rows.map(\.label) == ["positive", "zero", "negative"])
    #expect(spread.rows.map(\.count) == [0, 0, 4])
    #expect(spread.right == 4)
  }

  @Test("Few numbers stand in order, each with its count")
  func fewNumbers() throws {
    let spread = try spread(
      [(.number(5), 1), (.number(-2.5), 3), (.number(0), 2)], .number(tolerance: nil),
      value: Tensor(0))
    #expect(spread.rows.map(\.label) == ["-2.5", "0", "5"])
    #expect(spread.rows.map(\.count) == [3, 2, 1])
    #expect(spread.rows.map(\.isRight) == [false, true, false])
  }

  @Test(
    "The middle answer is the one in the middle, or the mean of two",
    arguments: [
      ([(1.0, 1)], 1), ([(1, 1), (4, 1)], 2.5), ([(1, 2), (9, 1)], 1), ([(1, 2), (9, 2)], 5),
      ([(1, 1), (2, 1), (100, 1)], 2),
    ] as [([(Double, Int)], Double)])
  func median(_ answers: [(Double, Int)], _ median: Double) throws {
    let spread = try spread(
      answers.map { (.number($0), $1) }, .number(tolerance: nil), value: Tensor(0))
    #expect(spread.median == median)
  }

  @Test("Many numbers are put into ranges; what lies far off has one bar on either side")
  func manyNumbers() throws {
    // 0 to 39 once each, and two jokers: 5 and 95 in a hundred lie at 4 and 37, so seven bars of 5.
    let answers =
      (0..<40).map { (Guess.number(Double($0)), 1) } + [
        (.number(1e9), 1), (.number(-1e9), 1),
      ]
    let spread = try spread(answers, .number(tolerance: nil), value: Tensor(12))
    #expect(spread.rows.count <= AnswerSpread.mostRows)
    #expect(spread.rows.reduce(0) { $0 + $1.count } == 42)
    #expect(spread.rows.first?.label.hasPrefix("below ") == true)
    #expect(spread.rows.last?.label.hasSuffix(" and more") == true)
    let right = spread.rows.filter(\.isRight)
    #expect(right.map(\.label) == ["10 to 15"] && right.map(\.count) == [5])
  }

  private static let extremes: [[Double]] = [
    [.infinity, -.infinity, .greatestFiniteMagnitude, 5e-324, 0, -0.0],
    Array(stride(from: 0, to: 12e300, by: 1e300)),
    Array(stride(from: 0, to: 12e-300, by: 1e-300)),
    Array(stride(from: 1, to: 1 + 12e-15, by: 1e-15)),
    Array(repeating: .infinity, count: 12),
    (-15...15).map { Double("1e\($0)") ?? 0 },
  ]

  @Test("Numbers of any size are ordered without a fault", arguments: extremes)
  func anyNumbers(_ numbers: [Double]) throws {
    let spread = try spread(
      numbers.map { (.number($0), 1) }, .number(tolerance: nil), value: Tensor(1))
    #expect(spread.rows.reduce(0) { $0 + $1.count } == numbers.count)
    #expect(spread.rows.count <= AnswerSpread.mostRows)
  }
}
