import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

extension Session {
  /// `loss cross-entropy` and its kin, with their options.
  mutating func chooseLoss(
    _ call: CommandCall, interruption: Interruption
  ) throws(Failure) -> Document {
    guard network != nil else { throw Failure(.noNetwork, at: call.range) }
    guard let word = call.word("kind").flatMap(Loss.Word.init(rawValue:)) else {
      preconditionFailure("the parser reads one of the losses")
    }
    var loss = Loss(word)
    for option in LossOption.allCases where call.has(option.rawValue) {
      try set(option, of: &loss, call, interruption: interruption)
    }
    network?.loss = loss
    touch()
    return Document(
      kind: "loss", blocks: [.paragraph(Text(loss.sentence))] + nextStep, facts: loss.facts)
  }

  /// Takes an option that was given, which the parser saw to be one of the loss's.
  private mutating func set(
    _ option: LossOption, of loss: inout Loss, _ call: CommandCall, interruption: Interruption
  ) throws(Failure) {
    let number = call.number(option.rawValue)
    switch (option, loss.kind) {
    case (.weights, .classes(.crossEntropy(var entropy))):
      entropy.weights = try classWeights(call, interruption: interruption)
      loss.kind = .classes(.crossEntropy(entropy))
    case (.smoothing, .classes(.crossEntropy(var entropy))):
      entropy.smoothing = number ?? 0
      guard (0...1).contains(entropy.smoothing) else {
        throw badSetting(option, call, allowed: "0 to 1")
      }
      loss.kind = .classes(.crossEntropy(entropy))
    case (.margin, .classes(.hinge)): loss.kind = .classes(.hinge(margin: number ?? 1))
    case (.delta, .elements(.huber)):
      guard let number, number > 0 else {
        throw badSetting(option, call, allowed: "a number above 0")
      }
      loss.kind = .elements(.huber(delta: number))
    case (.reduction, _):
      loss.reduction = call.word(option.rawValue).flatMap(Loss.Reduction.init(rawValue:)) ?? .mean
    case (.weights, _), (.smoothing, _), (.margin, _), (.delta, _):
      preconditionFailure("the parser knows whose options there are")
    }
  }

  private mutating func classWeights(
    _ call: CommandCall, interruption: Interruption
  ) throws(Failure) -> [Double]? {
    guard let expression = call.expression(LossOption.weights.rawValue) else { return nil }
    let value = try evaluate(expression, interruption: interruption)
    guard value.shape.rank == 1, value.count > 0, value.elements.allSatisfy(\.isFinite) else {
      throw badSetting(.weights, call, allowed: "a finite number for each class, as [1, 2, 0.5]")
    }
    return value.elements
  }

  private func badSetting(_ option: LossOption, _ call: CommandCall, allowed: String) -> Failure {
    Failure(
      .badSetting(option.rawValue, value: call[option.rawValue]?.text ?? "", allowed: allowed),
      at: call[option.rawValue]?.range)
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
