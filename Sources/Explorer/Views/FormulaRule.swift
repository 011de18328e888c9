import Documents
import NeuralNetwork

/// The backward rule of a layer without weights.
struct FormulaRule {
  let session: Session
  let layer: Layer
  let samples: Int
  let isBatched: Bool
  let ran: DifferentiatedLayer?

  private var name: String { layer.name }

  var content: FormulaView.Content {
    switch layer.operation {
    case .activation(let function): activation(function)
    case .flatten: flatten
    case .addition(let inputs): addition(inputs)
    case .concatenation(let inputs): concatenation(inputs)
    case .maxPooling: maxPooling
    case .averagePooling(let pooling): averagePooling(pooling)
    case .globalAveragePooling: globalAverage
    case .convolution, .locallyConnected, .unrolledConvolution, .dense:
      preconditionFailure("layers with weights have formulas of their own")
    }
  }

  private func content(
    _ answer: String, _ right: Text, _ remarks: Text..., claim: String
  ) -> FormulaView.Content {
    FormulaView.Content(
      answer: "\(name) has no weights: \(answer)",
      lines: [FormulaLine("\u{2202}L/\u{2202}x", "=", right)],
      remarks: [
        "\u{2202}L/\u{2202}x: how much the loss L grows for each unit that x grows; \u{3B4} = \(.code("\(name).out.grad")), x = \(.code("\(name).in")), y = \(.code("\(name).out"))"
      ] + remarks, claims: [claim])
  }

  private func activation(_ activation: Activation) -> FormulaView.Content {
    let rule = activation.words.rule(
      ActivationRule.Names(ofLayer: name, tolerance: tolerance))
    return content(rule.answer, rule.formula, rule.remark, claim: rule.claim)
  }

  private var flatten: FormulaView.Content {
    let count = layer.outputShape.count
    return content(
      "the same numbers in another shape, both ways", "\u{3B4} in the shape of x",
      claim:
        "allclose(reshape(\(name).in.grad, [\(isBatched ? "\(samples)," : "")\(count)]), \(name).out.grad, 0)"
    )
  }

  private func addition(_ inputs: Int) -> FormulaView.Content {
    content(
      "all of its \(inputs) inputs get the whole gradient that arrives: a sum's slope is 1",
      "\u{3B4}, for each of them",
      "it is copied, not shared out: what two layers read gets the sum of what both send back",
      claim: "allclose(\(name).in.grad, \(name).out.grad, 0)")
  }

  private func concatenation(_ inputs: Int) -> FormulaView.Content {
    let network = session.pass?.forward.network ?? session.network
    let first =
      network?.index(ofLayer: name).map { network?.offset(ofSlot: inputs - 1, inLayer: $0) ?? 0 }
      ?? 0
    let channel = first / layer.outputShape.droppingFirst().count
    return content(
      "each of its \(inputs) inputs gets its own channels of the gradient that arrives",
      "\u{3B4} of the channels that are x's own",
      "\(.code("\(name).in")) is the last output's part, from channel \(channel) on",
      claim:
        "allclose(\(name).in.grad, \(name).out.grad[\(isBatched ? ":," : "")\(channel):], 0)")
  }

  private var maxPooling: FormulaView.Content {
    content(
      "each window hands its gradient to its winner",
      "\u{3A3} \u{3B4}[c,r,s] over the windows (r,s) that x won, else 0",
      "in a tie the first in row order wins; \(.code("fate")) of the layer before shows who lost",
      claim: adjointClaim)
  }

  private func averagePooling(_ pooling: AveragePooling) -> FormulaView.Content {
    let cells =
      pooling.padding == Size(square: 0) && !pooling.roundsUp
      ? "\(pooling.window.count)"
      : pooling.countsPadding
        ? "the cells of the window\(pooling.roundsUp ? " up to the end of the padding" : ", padding too")"
        : "the cells of the window on the input"
    return content(
      "each window shares its gradient out evenly",
      "\u{3A3} \u{3B4}[c,r,s] / \(cells), over the windows (r,s) that x lies in",
      claim: adjointClaim)
  }

  private var globalAverage: FormulaView.Content {
    let cells = layer.inputShape[1] * layer.inputShape[2]
    return content(
      "each channel shares its gradient out evenly", "\u{3B4}[c] / \(cells)",
      claim: "allclose(\(name).in.grad, \(name).out.grad / \(cells) * "
        + "ones(\(layer.inputShape.extents.commaJoined)), \(tolerance))")
  }

  private var tolerance: String { FormulaView.tolerance(ran?.upstream, terms: 1) }

  private var sumTolerance: String {
    FormulaView.tolerance(ran?.input, ran?.upstream, terms: samples * layer.inputShape.count)
  }

  /// True of every layer that is linear once its winners are chosen.
  private var adjointClaim: String {
    "allclose(sum(\(name).in.grad * \(name).in), sum(\(name).out.grad * \(name).out), \(sumTolerance))"
  }
}
