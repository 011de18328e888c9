import Documents
import Explorer
import NeuralNetwork

/// A guess beside the value it is about.
package struct PredictionOutcome: Sendable {
  /// What was asked.
  package let prediction: Lesson.Prediction
  /// The guess; `nil` where the learner wanted to see the answer without one.
  package let guess: Guess?
  /// The value.
  package let value: Tensor
  /// What the lesson says to this very guess.
  package var reply: String?
  /// Why the answer is what it is.
  package var reason: Text?

  /// Whether the guess is right; without one it is not.
  package var isRight: Bool { verdict?.isRight ?? false }

  /// A few words on the guess, as `too small`; `nil` without one.
  package var comment: String? { verdict?.comment }

  private var verdict: (isRight: Bool, comment: String)? {
    guard let guess else { return nil }
    switch prediction.kind {
    case .number(let tolerance): return guess.verdict(on: value, tolerance: tolerance)
    case .sign, .shape: return guess.verdict(on: value)
    case .choice:
      let isRight = guess == .number(value.scalar ?? .nan)
      return (isRight, isRight ? "right" : "not this time")
    }
  }
}

extension Lesson.Prediction {
  /// Why a value cannot be this prediction's answer, in the value's own words; `nil` where it can.
  func misfit(_ value: Tensor) -> String? {
    let words = value.shape.rank == 0 ? "\(value.elements[0])" : "a \(value.shape)"
    switch kind {
    case .number, .sign:
      guard let number = value.scalar else { return words }
      return number.isNaN ? "nan" : nil
    case .shape: return nil
    case .choice(let options):
      guard let number = value.scalar.flatMap({ Int(exactly: $0) }),
        (1...options.count).contains(number)
      else { return words }
      return nil
    }
  }
}
