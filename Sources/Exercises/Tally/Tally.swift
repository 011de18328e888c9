import CommandLanguage

/// How many questions were asked and how many of them were answered right, by topic.
public struct Tally: Equatable, Sendable {
  /// The count of one topic.
  public struct Score: Equatable, Sendable {
    /// How many questions were asked.
    public var asked = 0
    /// How many of them were answered right.
    public var right = 0
  }

  /// The counts by the topic's word, those of topics that another version had among them.
  public private(set) var scores: [String: Score] = [:]

  /// Makes an empty tally.
  public init() {}

  /// The count of a topic.
  public subscript(topic: QuizTopic) -> Score { scores[topic.rawValue] ?? Score() }

  /// The count of all topics.
  public var total: Score {
    scores.values.reduce(into: Score()) { total, score in
      total.asked += score.asked
      total.right += score.right
    }
  }

  /// Counts a question.
  public mutating func count(_ topic: QuizTopic, isRight: Bool) {
    scores[topic.rawValue, default: Score()].asked += 1
    if isRight { scores[topic.rawValue, default: Score()].right += 1 }
  }

  /// Takes a count as it is.
  mutating func set(_ word: String, _ score: Score) { scores[word] = score }

  /// Counts what another tally has counted.
  public mutating func add(_ other: Tally) {
    for (word, score) in other.scores {
      scores[word, default: Score()].asked += score.asked
      scores[word, default: Score()].right += score.right
    }
  }
}
