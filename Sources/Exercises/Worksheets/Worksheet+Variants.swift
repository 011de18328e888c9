import CommandLanguage

extension Worksheet {
  /// More than any class has learners.
  package static let mostVariants = 300

  /// A topic has too few different questions.
  package struct TooFew: Error, Equatable, Sendable {
    /// The topic.
    package let topic: QuizTopic
    /// How many different ones were found.
    package let found: Int
  }

  /// Worksheets of the same topics in the same order, no two of which share a question.
  ///
  /// Which variant has which questions follows from the seed; the first is the worksheet of that seed,
  /// but for a question that would be in it twice.
  ///
  /// - Throws: the topic that has too few different questions.
  package static func variants(
    _ number: Int, count: Int, topic: QuizTopic?, seed: UInt64, head: WorksheetHead = .init()
  ) throws(TooFew) -> [Worksheet] {
    let topics = (0..<UInt64(count)).map { topic ?? Exercise.topic(forSeed: seed &+ $0) }
    var reserve = seed &+ UInt64(number * count)
    var taken: [QuizTopic: Set<String>] = [:]
    var sheets: [Worksheet] = []
    for variant in 0..<number {
      var exercises: [Exercise] = []
      for (place, topic) in topics.enumerated() {
        var exercise = Exercise(topic, seed: seed &+ UInt64(variant * count + place))
        var tries = 0
        while !taken[topic, default: []].insert(exercise.identity).inserted {
          guard tries < mostTries else {
            throw TooFew(topic: topic, found: taken[topic]?.count ?? 0)
          }
          exercise = Exercise(topic, seed: reserve)
          reserve &+= 1
          tries += 1
        }
        exercises.append(exercise)
      }
      sheets.append(
        Worksheet(
          exercises: exercises, topic: topic, seed: seed, head: head,
          variant: number > 1 ? variant + 1 : nil))
    }
    return sheets
  }

  /// How often a question is drawn anew until it is a new one.
  private static let mostTries = 500
}

extension Exercise {
  /// What makes it the same question as another: its network with all numbers, and what is asked.
  var identity: String {
    (lines + [recipe.question.exactString]).joined(separator: "\n")
  }
}
