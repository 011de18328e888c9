import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

/// The gradients of the last pass as they are stored, with what they are the gradients of.
package struct StoredGradients {
  package let pass: Pass
  let backward: BackwardPass
  private let accumulated: AccumulatedGradients

  /// The loss, or the output's product with the gradient that was given.
  package let objective: Objective

  /// How many passes `.grad` sums; checked are those of the latest alone where there are several.
  var passes: Int { accumulated.passes }
  /// The network as it was in the pass.
  package var network: Network { pass.forward.network }

  /// The gradients of a fresh pass.
  ///
  /// - Throws: where there is no backward pass, or something changed since the forward pass.
  package init(_ session: Session, at range: SourceRange) throws(Failure) {
    guard session.network != nil else { throw Failure(.noNetwork, at: range) }
    guard !session.isStale else { throw Failure(.staleForward, at: range) }
    guard let pass = session.pass, let backward = pass.backward, let gradients = pass.gradients
    else {
      throw Failure(
        .noValueYet(
          "the gradient", needing: .gradients),
        at: range)
    }
    // Sums that are half done are not wrong.
    if pass.progress != .complete { throw Failure(.halfway(pass.progress), at: range) }
    self.pass = pass
    self.backward = backward
    accumulated = gradients
    let start = backward.activationGradients[pass.forward.network.layers.count]
    objective = Objective(pass.forward, upstream: pass.startsFromGiven ? start : nil)
  }

  /// The stored gradient of a tensor, batch axis in front.
  package func gradient(at place: GradientCheck.Place) -> Tensor? {
    guard passes == 1 else { return backward.gradient(at: place) }
    switch place {
    case .input, .activation(0): return accumulated.input
    case .activation: return backward.gradient(at: place)
    case .weight(let layer): return accumulated.weights[layer]
    case .bias(let layer): return accumulated.biases[layer]
    }
  }

  /// A tensor's name as it is typed, without `.grad`.
  func name(of place: GradientCheck.Place) -> String {
    let layers = network.layers
    switch place {
    case .input, .activation(0): return "input"
    case .activation(let activation): return layers[activation - 1].name + ".out"
    case .weight(let layer): return layers[layer].name + ".weight"
    case .bias(let layer): return layers[layer].name + ".bias"
    }
  }

  /// An element's name as it is typed, without `.grad`.
  func name(of place: GradientCheck.Place, offset: Int) -> String {
    guard let shape = gradient(at: place)?.shape else { return name(of: place) }
    let index = shape.index(at: offset)
    switch place {
    case .input, .activation:
      return Session.name(name(of: place), pass.isBatched ? index : Array(index.dropFirst()))
    case .weight, .bias: return Session.name(name(of: place), index)
    }
  }

  /// What the gradients are the gradients of, in a word or two.
  var objectiveName: String { objective.upstream == nil ? "loss" : "Σ out ⋅ given" }

  /// A kink in a few words: `relu1's gate`, or `tie in maxpool1` where the pass stands on it.
  func words(for kink: Kink) -> String {
    let name = kink.layer < network.layers.count ? network.layers[kink.layer].name : "loss"
    switch kink.branch {
    case .gate: return kink.isExact ? "\(name) stands at 0" : "\(name)'s gate"
    case .winner: return kink.isExact ? "a tie in \(name)" : "\(name)'s winner"
    case .loss: return network.loss.map { $0.words(forKink: kink.isExact) } ?? name
    }
  }

  /// The failure of a check whose objective is no finite number.
  package func requireFiniteObjective(_ command: String, at range: SourceRange) throws(Failure) {
    guard !objective.value.isFinite else { return }
    let value = ExactNumberFormat.string(objective.value)
    throw Failure(
      .notApplicable(
        command: command,
        reason: "the \(objectiveName) is \(value): there is no difference to take",
        remedy: "init default; forward; backward"), at: range)
  }
}
