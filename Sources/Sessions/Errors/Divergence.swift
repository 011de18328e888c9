import Documents
import NeuralNetwork

/// What was first no longer finite in a pass whose update is therefore not made.
package struct Divergence: Equatable {
  /// Why it is not finite.
  package enum Cause: Equatable {
    /// The steps before were too large.
    case steps
    /// No step was made yet by this optimizer: the numbers it began with are too large.
    case beginnings
    /// What was given is not finite: the input or the target.
    case given(String)
    /// A weight was not finite before.
    case parameter(String)
  }

  /// The number of the step that was not made, from 1.
  package let step: Int
  /// What was not finite, by name.
  let name: String
  /// The number itself.
  let value: Double
  /// Why it is not finite.
  package let cause: Cause
  /// The optimizer with a rate that is worth a try: a tenth of the present one.
  package let remedy: String

  /// Looks at the gradients of a pass's weights; `nil` where all of them are finite.
  ///
  /// - Parameter countsLoss: whether the loss has to be finite as well.
  package init?(
    _ pass: ForwardPass, countsLoss: Bool = false, weights: [Tensor?], biases: [Tensor?],
    by optimiser: Optimiser, step: Int
  ) {
    let found = Self.find(
      loss: countsLoss ? pass.loss ?? .nan : nil, network: pass.network, weights: weights,
      biases: biases)
    guard let found else { return nil }
    (name, value) = found
    cause = Cause(pass, isFirst: optimiser.stepCount == 0)
    self.step = step
    let rule = optimiser.rule
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

  /// What would help, behind a step that was not made.
  package var advice: String {
    switch cause {
    case .steps:
      "go back to where all numbers were finite, by `undo` or `seed 0`, and take smaller steps: "
        + "`\(remedy)`"
    case .beginnings:
      "it is the first step of this optimizer, so no rate is to blame: the input, the target or the "
        + "weights are too large; give smaller ones, or go back by `undo`"
    case .given(let what): "the \(what) itself is not finite: give another one"
    case .parameter(let address):
      "\(address) was not finite before: `undo` goes back, `seed 0` draws the weights anew"
    }
  }

  /// What it is, as in "the loss is nan".
  package var sentence: String { "\(name) \(name == "the loss" ? "is" : "holds") \(number)" }

  private var number: String { RoundedNumberFormat(digits: 3).string(value) }

  /// Whether smaller steps may help.
  private var isOfSteps: Bool {
    switch cause {
    case .steps, .parameter: true
    case .beginnings, .given: false
    }
  }

  /// For programs.
  package var fact: Fact {
    Fact(
      "diverged",
      .record(
        [
          Fact("step", .integer(step)), Fact("what", .text(name == "the loss" ? "loss" : name)),
          Fact("value", .number(value)),
        ] + (isOfSteps ? [Fact("try", .text(remedy))] : [])))
  }
}

extension Divergence.Cause {
  /// Looks at what a pass began with.
  ///
  /// - Parameter isFirst: whether no step was made before.
  fileprivate init(_ pass: ForwardPass, isFirst: Bool) {
    func isFinite(_ tensor: Tensor?) -> Bool { tensor?.elements.allSatisfy(\.isFinite) ?? true }
    if !isFinite(pass.activations[0]) {
      self = .given("input")
      return
    }
    if case .values(let wanted)? = pass.target, !isFinite(wanted) {
      self = .given("target")
      return
    }
    for layer in pass.network.layers {
      for (role, tensor) in [("weight", layer.weight), ("bias", layer.bias)]
      where !isFinite(tensor) {
        self = .parameter("\(layer.name).\(role)")
        return
      }
    }
    self = isFirst ? .beginnings : .steps
  }
}
