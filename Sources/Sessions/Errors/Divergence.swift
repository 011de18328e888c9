import Documents
import NeuralNetwork

/// What was first no longer finite in a pass whose update is therefore not made.
package struct Divergence: Equatable {
  /// The number of the step that was not made, from 1.
  package let step: Int
  /// What was not finite, by name.
  let name: String
  /// The number itself.
  let value: Double
  /// The optimizer with a rate that is worth a try: a tenth of the present one.
  package let remedy: String

  /// Looks at a pass's loss and the gradients of its weights; `nil` where all of them are finite.
  package init?(
    loss: Double?, network: Network, weights: [Tensor?], biases: [Tensor?], rule: UpdateRule,
    step: Int
  ) {
    guard
      let found = Self.find(loss: loss, network: network, weights: weights, biases: biases)
    else { return nil }
    (name, value) = found
    self.step = step
    remedy = rule.at(learningRate: rule.learningRate / 10).statement
  }

  private static func find(
    loss: Double?, network: Network, weights: [Tensor?], biases: [Tensor?]
  ) -> (String, Double)? {
    if let loss, !loss.isFinite { return ("the loss", loss) }
    for (index, layer) in network.layers.enumerated() {
      for (role, gradient) in [("weight", weights[index]), ("bias", biases[index])] {
        guard let elements = gradient?.elements else { continue }
        // One sum is quicker than a look at each, and finite where all of them are small enough.
        if elements.reduce(0, +).isFinite { continue }
        if let value = elements.first(where: { !$0.isFinite }) {
          return ("\(layer.name).\(role).grad", value)
        }
      }
    }
    return nil
  }

  /// What it is, as in "the loss is nan".
  package var sentence: String { "\(name) \(name == "the loss" ? "is" : "holds") \(number)" }

  private var number: String { RoundedNumberFormat(digits: 3).string(value) }

  /// For programs.
  package var fact: Fact {
    Fact(
      "diverged",
      .record([
        Fact("step", .integer(step)), Fact("what", .text(name == "the loss" ? "loss" : name)),
        Fact("value", .number(value)), Fact("try", .text(remedy)),
      ]))
  }
}
