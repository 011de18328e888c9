import CommandLanguage
import Documents
import NeuralNetwork
import Testing

@testable import Exercises

@Suite("Exercises by seed")
struct GeneratorTests {
  @Test("Hundreds of seeds of each topic give a good exercise", arguments: QuizTopic.allCases)
  func hundreds(topic: QuizTopic) throws {
    var answers: [String: Int] = [:]
    for seed in 0..<250 as Range<UInt64> {
      let exercise = Exercise(topic, seed: seed)
      answers[exercise.answer.text.exactString, default: 0] += 1
      #expect(exercise.answer.isHandSized, "\(topic) \(seed)")
      for number in exercise.shownNumbers {
        #expect(number.magnitude <= 60 && number * 4 == (number * 4).rounded(), "\(topic) \(seed)")
      }
    }
    // No answer can be guessed: none comes up most of the time.
    let isChoice = [QuizTopic.sign, .fate].contains(topic)
    #expect(answers.count >= (isChoice ? 3 : 8))
    #expect((answers.values.max() ?? 0) < (isChoice ? 175 : 100), "\(answers)")
  }

  @Test("The answer is what the numbers on the page give, worked out here", arguments: 0..<200)
  func byHand(seed number: Int) {
    let seed = UInt64(number)
    for topic in [
      QuizTopic.sum, .relu, .update, .bias, .dense, .softmax, .residual, .sharing, .batchnorm,
      .dropout, .convtranspose,
    ] {
      let exercise = Exercise(topic, seed: seed)
      let hand = HandResult(exercise).number ?? .nan
      #expect(
        exercise.answer.isMet(by: .number(hand)),
        "\(topic) \(seed): \(exercise.answer) and \(hand)\n\(exercise.lines)")
    }
  }

  @Test("The pixel that adds most is the only one", arguments: 0..<100)
  func largest(seed: Int) throws {
    var session = ExerciseSession()
    let exercise = Exercise(.largest, seed: UInt64(seed))
    guard case .largest(let terms) = exercise.recipe.asked else { return }
    _ = session.run(exercise.lines)
    let values = session.value(of: terms)
    let sizes = try #require(values).elements.map(\.magnitude)
    #expect(sizes.count { $0 == sizes.max() } == 1)
  }

  @Test("The same seed gives the same exercise, another seed another")
  func repeatable() {
    for topic in QuizTopic.allCases {
      let first = Exercise(topic, seed: 5)
      #expect(first.lines == Exercise(topic, seed: 5).lines)
      #expect(first.question == Exercise(topic, seed: 5).question)
      #expect((6..<10).contains { Exercise(topic, seed: $0).lines != first.lines })
    }
  }

  @Test("Any seed will do", arguments: [UInt64.max, UInt64.max - 1, UInt64(1) << 40])
  func anySeed(seed: UInt64) {
    for topic in QuizTopic.allCases { #expect(Exercise(topic, seed: seed).seed == seed) }
  }

  @Test("Every topic takes its turn once in each round")
  func turns() {
    let count = UInt64(QuizTopic.allCases.count)
    for round in 0..<5 as Range<UInt64> {
      let topics = (round * count..<(round + 1) * count).map(Exercise.topic)
      #expect(Set(topics).count == topics.count)
    }
  }

  @Test("A known mistake is told by its name", arguments: 0..<20)
  func slips(seed: Int) throws {
    var named = 0
    for topic in QuizTopic.allCases {
      let exercise = Exercise(topic, seed: UInt64(seed))
      for slip in exercise.recipe.slips {
        guard case .expression(let expression) = slip.way else { continue }
        var session = ExerciseSession()
        #expect(session.run(exercise.lines) != nil)
        #expect(session.value(of: expression) != nil, "\(topic): \(expression)")
        named += 1
      }
      #expect(exercise.slip(explaining: exercise.answer) == nil)
    }
    #expect(named > 5)
  }

  @Test("A question and what explains it fit a screen of 80 columns", arguments: QuizTopic.allCases)
  func width(topic: QuizTopic) {
    for glyphs in RenderingOptions.Glyphs.allCases {
      let renderer = TerminalRenderer(options: RenderingOptions(glyphs: glyphs))
      for seed in 0..<20 as Range<UInt64> {
        let exercise = Exercise(topic, seed: seed)
        let question = renderer.lines(of: exercise.question)
        let workings = renderer.lines(of: exercise.workings)
        #expect((question + workings).allSatisfy { $0.count <= 80 })
        #expect(question.count <= 18, "\(question.joined(separator: "\n"))")
        #expect(workings.count <= 40, "\(workings.joined(separator: "\n"))")
        if glyphs == .ascii {
          #expect((question + workings).joined().utf8.allSatisfy { $0 < 0x80 })
        }
      }
    }
  }
}

extension Exercise {
  /// The numbers that stand on the page; those that the engine rounds are not to be worked out.
  fileprivate var shownNumbers: [Double] {
    grids.flatMap { $0.rows.joined().compactMap(\.number) }.map { ($0 * 1e9).rounded() / 1e9 }
  }
}
