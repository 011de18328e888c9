import CommandLanguage

/// How many questions were asked and how many of them were answered right, by topic.
package struct Tally: Equatable, Sendable {
  /// The count of one topic.
  package struct Score: Equatable, Sendable {
    /// How many questions were asked.
    package var asked = 0
    /// How many of them were answered right.
    package var right = 0
  }

  /// The counts by the topic's word, those of topics that another version had among them.
  package private(set) var scores: [String: Score] = [:]

  /// Makes an empty tally.
  package init() {}

  /// The count of a topic.
  package subscript(topic: QuizTopic) -> Score { scores[topic.rawValue] ?? Score() }

  /// The count of all topics.
  package var total: Score {
    scores.values.reduce(into: Score()) { total, score in
      total.asked += score.asked
      total.right += score.right
    }
  }

  /// Counts a question.
  package mutating func count(_ topic: QuizTopic, isRight: Bool) {
    scores[topic.rawValue, default: Score()].asked += 1
    if isRight { scores[topic.rawValue, default: Score()].right += 1 }
  }

  /// Takes a count as it is.
  mutating func set(_ word: String, _ score: Score) { scores[word] = score }

  /// Counts what another tally has counted.
  package mutating func add(_ other: Tally) {
    for (word, score) in other.scores {
      scores[word, default: Score()].asked += score.asked
      scores[word, default: Score()].right += score.right
    }
  }
}
