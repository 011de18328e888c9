import CommandLanguage
import Documents
import NeuralNetwork

extension Exercise {
  /// What it shows and asks.
  package var question: [Block] {
    var blocks: [Block] = [.paragraph(recipe.setting)]
    if !grids.isEmpty { blocks.append(.grids(grids)) }
    blocks.append(.paragraph(recipe.question))
    if case .option(let options, _, _, _) = recipe.asked {
      blocks.append(
        .verbatim(options.enumerated().map { "  \(.strong("\($0 + 1)"))  \($1.words)" }))
    }
    return blocks
  }

  /// What an answer looks like: `a number`, `row,column`.
  package var expected: String { recipe.asked.expected }

  /// The command that asks just this.
  package var command: String { "quiz \(topic.rawValue) seed \(seed)" }

  /// The exercise for programs, without its answer.
  var facts: [Fact] {
    [
      Fact("topic", .text(topic.rawValue)), Fact("seed", .integer(Int(clamping: seed))),
      Fact("question", .text(recipe.question.exactString)),
      Fact("lines", .list(lines.map { .text($0) })), Fact("expected", .text(expected)),
    ]
  }

  /// Whose turn it is where all topics take turns: every topic once in each round of so many seeds.
  package static func topic(forSeed seed: UInt64) -> QuizTopic {
    let topics = QuizTopic.allCases
    let (round, place) = seed.quotientAndRemainder(dividingBy: UInt64(topics.count))
    var order = topics
    var random = RandomGenerator(seed: round, stream: "quiz topics")
    random.shuffle(&order)
    return order[Int(place)]
  }
}
