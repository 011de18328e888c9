import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// `loss cross-entropy` and its kin, with their options.
  mutating func chooseLoss(
    _ call: TypedCall<LossCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    guard network != nil else { throw Failure(.noNetwork, at: call.range) }
    var loss = Loss(call.kind.value)
    loss.kind = try chosen(loss.kind, call, interruption: interruption)
    if let reduction = call.reduction { loss.reduction = reduction.value }
    network?.loss = loss
    touch()
    return Document(
      kind: "loss", blocks: [.paragraph(Text(loss.sentence))] + nextStep, facts: loss.facts)
  }

  /// A loss with its own options; the parser refused those of others.
  private mutating func chosen(
    _ kind: Loss.Kind, _ call: TypedCall<LossCommand>, interruption: Interruption
  ) throws(Failure) -> Loss.Kind {
    switch kind {
    case .classes(.crossEntropy(var entropy)):
      if let weights = call.weights {
        entropy.weights = try classWeights(weights, interruption: interruption)
      }
      if let smoothing = call.smoothing {
        guard (0...1).contains(smoothing.value) else { throw smoothing.refused(allowed: "0 to 1") }
        entropy.smoothing = smoothing.value
      }
      return .classes(.crossEntropy(entropy))
    case .classes(.hinge(let usual)): return .classes(.hinge(margin: call.margin?.value ?? usual))
    case .elements(.huber(let usual)):
      if let delta = call.delta, delta.value <= 0 {
        throw delta.refused(allowed: "a number above 0")
      }
      return .elements(.huber(delta: call.delta?.value ?? usual))
    case .elements(.meanSquaredError), .elements(.squaredError), .elements(.binaryCrossEntropy),
      .elements(.binaryCrossEntropyOfLogits), .elements(.absoluteError):
      return kind
    }
  }

  private mutating func classWeights(
    _ given: Given<Expression>, interruption: Interruption
  ) throws(Failure) -> [Double] {
    let value = try evaluate(given.value, interruption: interruption)
    guard value.shape.rank == 1, value.count > 0, value.elements.allSatisfy(\.isFinite) else {
      throw given.refused(allowed: "a finite number for each class, as [1, 2, 0.5]")
    }
    return value.elements
  }
}

extension Loss {
  /// What programs learn of it.
  fileprivate var facts: [Fact] {
    var facts = [
      Fact("loss", .text(word.rawValue)), Fact("reduction", .text(reduction.rawValue)),
    ]
    switch kind {
    case .classes(.crossEntropy(let entropy)):
      facts += [
        Fact("weights", entropy.weights.map { .list($0.map { .number($0) }) } ?? .none),
        Fact("smoothing", .number(entropy.smoothing)),
      ]
    case .classes(.hinge(let margin)): facts.append(Fact("margin", .number(margin)))
    case .elements(.huber(let delta)): facts.append(Fact("delta", .number(delta)))
    case .elements(.meanSquaredError), .elements(.squaredError), .elements(.binaryCrossEntropy),
      .elements(.binaryCrossEntropyOfLogits), .elements(.absoluteError):
      break
    }
    return facts
  }
}
