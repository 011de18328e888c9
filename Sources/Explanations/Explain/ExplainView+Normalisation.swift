import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

extension ExplainView {
  /// How a normalised number came about: mean, variance, what is left, and what scales it.
  func normalisedBlocks(
    _ normalisation: Normalisation, _ index: Int, _ activation: ExplainSubject.Activation,
    value: Double
  ) -> [Block] {
    let forward = pass.forward
    let layer = forward.network.layers[index]
    guard case .normalisation(let statistics) = forward.contexts[index],
      let sets = layer.normalisationSets(samples: forward.batchSize)
    else { return [] }
    let place =
      activation.sample * layer.outputShape.count + layer.outputShape.offset(of: activation.index)
    let set = sets.set(of: place)
    let x = forward.input(ofLayer: index).elements[place]
    let (mean, variance) = (statistics.mean(set), statistics.variance(set))
    let normalised = (x - mean) * statistics.inverse(set)
    let epsilon = normalisation.epsilon.shortest
    let source: String =
      statistics.areOwn
      ? "of \(normalisation.over(layer.inputShape, samples: forward.batchSize))"
      : "kept from training: \(layer.name).\(RunningStatistics.Role.mean.rawValue), \(layer.name).\(RunningStatistics.Role.variance.rawValue)"
    var lines = [
      FormulaLine(
        "x", "=",
        "\(x)   \(elementName(index, sample: activation.sample, activation.index), style: .muted)"),
      FormulaLine("mean μ", "=", "\(mean)   \(.muted(source))"),
      FormulaLine("variance σ²", "=", "\(variance, style: .plain)"),
      FormulaLine(
        "x̂", "=",
        "(x − μ)/√(σ² + \(epsilon)) = \(x - mean)/\((variance + normalisation.epsilon).squareRoot(), style: .plain) = \(normalised, style: layer.weight == nil ? .strong : .signed)"
      ),
    ]
    if let weight = layer.weight, let offset = layer.scalingWeight(at: place) {
      let (factor, shift) = (weight.elements[offset], layer.bias?.elements[offset] ?? 0)
      lines.append(
        FormulaLine(
          "γ ⋅ x̂ + β", "=",
          "\(Products.product([factor, normalised])) + \(shift < 0 ? "(\(shift))" : "\(shift)" as Text) = \(value, style: .strong)"
        ))
    }
    return [.formula(lines)]
  }

  /// The gradient of what a normalisation read: the three ways back, apart and together.
  func waysBack(
    _ name: String, layer: Layer, position: Int, terms: [InnerTerm], stored: Double
  ) -> [Block] {
    let total = terms.reduce(0) { $0 + $1.product }
    let isRight = agree(total, stored, scale: terms.reduce(0) { $0 + $1.product.magnitude })
    let ways = terms.count == 1 ? "the one way" : "the three ways"
    var blocks: [Block] = [
      .paragraph(
        "\(.code(name)) = \(isRight ? "\(total) =" : "\(stored), though not" as Text) Σ over \(ways) back through \(.strong(layer.name))\(terms.count == 1 ? ", whose running statistics do not depend on it" : ""):"
      )
    ]
    var running = 0.0
    let rows = terms.map { term -> [Text] in
      running += term.product
      return [
        Text(term.route.words), .number(term.upstream), .number(term.derivative),
        .number(term.product), .number(running),
      ]
    }
    blocks.append(
      .table(
        Table(
          columns: [
            .init("through"), .init("arriving", .trailing), .init("× slope", .trailing),
            .init("= term", .trailing), .init("running sum", .trailing, isExpendable: true),
          ], rows: rows)))
    if terms.count > 1 {
      let size = layer.normalisationSets(samples: pass.forward.batchSize)?.size ?? 1
      let arriving = layer.weight == nil ? "upstream" : "upstream ⋅ γ"
      blocks.append(
        .note(
          Note(
            .remark,
            "at the mean arrives Σ \(arriving) over the \(size) numbers normalised together, at the variance Σ \(arriving) ⋅ x̂; each goes back to all of them"
          )))
    }
    if !isRight { blocks.append(Self.disagreement(total, stored)) }
    return blocks
  }

  /// A softmax's output: its power over the sum of all.
  func softmaxBlocks(_ terms: [ForwardTerm], _ index: [Int], value: Double) -> [Block] {
    let largest = terms.map(\.value).max() ?? 0
    let powers = terms.map { Layer.power($0.value - largest) }
    let sum = powers.reduce(0, +)
    var own = 0
    for (place, term) in terms.enumerated() where term.source == .input(index) { own = place }
    var text: Text = "("
    for (place, power) in powers.prefix(8).enumerated() {
      text += place > 0 ? " + \(power, style: .plain)" : "\(power, style: .plain)"
    }
    text += powers.count > 8 ? " + … (\(powers.count - 8) more))" : ")"
    return [
      .formula([
        FormulaLine(
          "e^(x − max)", "=",
          "e^(\(terms[own].value) − \(largest < 0 ? "(\(largest))" : "\(largest)" as Text)) = \(powers[own], style: .plain)"
        ),
        FormulaLine("Σ", "=", "\(text) = \(sum, style: .plain)"),
        FormulaLine(
          "softmax", "=",
          "\(powers[own], style: .plain)/\(sum, style: .plain) = \(value, style: .strong)"),
      ])
    ]
  }
}
