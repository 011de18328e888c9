import CommandLanguage
import NeuralNetwork

/// A question of the quiz and what was typed, from which it can be marked again.
package struct QuizAnswer: Hashable, Sendable {
  /// What it was about.
  package let topic: QuizTopic
  /// What it was drawn from.
  package let seed: UInt64
  /// What was typed; `nil` where it was skipped.
  package let text: String?

  /// A longer answer is none.
  private static let longest = 200

  /// The answer that a mark was given for.
  package init(_ mark: Mark) {
    topic = mark.exercise.topic
    seed = mark.exercise.seed
    text = mark.text.map { String($0.prefix(Self.longest)) }
  }

  /// Reads a line as ``line`` writes it; `nil` where it is none.
  package init?(line: some StringProtocol) {
    let parts = line.split(separator: " ", maxSplits: 2)
    guard parts.count >= 2, let topic = QuizTopic(rawValue: String(parts[0])),
      let seed = UInt64(parts[1])
    else { return nil }
    let text = parts.count > 2 ? String(parts[2]) : nil
    guard (text?.count ?? 0) <= Self.longest else { return nil }
    (self.topic, self.seed, self.text) = (topic, seed, text)
  }

  /// The answer in a line: `sum 17 3.5`.
  package var line: String {
    let place = "\(topic.rawValue) \(seed)"
    // What stands in a line has no end of a line in it.
    let words = text?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
    return words.isEmpty ? place : "\(place) \(words)"
  }

  /// The question that was asked.
  package var exercise: Exercise { Exercise(topic, seed: seed) }

  /// The mark for it; `nil` where what was typed is no answer to the question.
  ///
  /// - Parameter exercise: the question that was asked.
  package func mark(_ exercise: Exercise, interruption: Interruption = .never) -> Mark? {
    guard let text else { return Mark(exercise, reply: nil, text: nil) }
    switch Reply(text, to: exercise.recipe.asked, interruption: interruption) {
    case .answer(let answer): return Mark(exercise, reply: answer, text: text)
    case .unreadable: return nil
    }
  }
}
