import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// A walk's positions in dropout, a learned slope and a softmax.
extension StepView {
  /// What dropout multiplied a number with; `nil` where it lets everything through.
  private func mask(_ index: Int, at offset: Int) -> Double? {
    guard case .mask(let mask) = pass.forward.contexts[index] else { return nil }
    return mask.elements[offset]
  }

  func maskedBody(_ index: Int, _ place: StepLocation) -> [Block] {
    let layer = network.layers[index]
    let (sample, cell) = self.place(place.unit, in: layer)
    let x = pass.forward.input(ofLayer: index).elements[place.unit]
    let y = pass.forward.activations[index + 1].elements[place.unit]
    let name = Text(address("\(layer.name).out", sample: sample, cell))
    let rule: Text
    if let factor = mask(index, at: place.unit) {
      rule = "\(Products.product([x, factor])) = \(y, style: .strong)"
    } else {
      rule = "\(y, style: .strong)   \(.muted("mode eval: it passes as it is"))"
    }
    return [
      .formula([FormulaLine(name, "=", rule)]), .grids([outputPlane(index, place)]),
    ]
  }

  func slopedBody(_ index: Int, _ place: StepLocation) -> [Block] {
    let layer = network.layers[index]
    let (sample, cell) = self.place(place.unit, in: layer)
    let x = pass.forward.input(ofLayer: index).elements[place.unit]
    let y = pass.forward.activations[index + 1].elements[place.unit]
    let slope = layer.weight?.elements[0] ?? 0
    let name = Text(address("\(layer.name).out", sample: sample, cell))
    return [
      .formula([
        FormulaLine(
          name, "=",
          x > 0
            ? "\(y, style: .strong)   \(.muted("above 0: it passes as it is"))"
            : "\(Products.product([x, slope])) = \(y, style: .strong)")
      ]), .grids([outputPlane(index, place)]),
    ]
  }

  func softmaxBody(_ index: Int, _ place: StepLocation) -> [Block] {
    let layer = network.layers[index]
    let (sample, cell) = self.place(place.unit, in: layer)
    let input = pass.forward.input(ofLayer: index).elements
    let taps = layer.taps(ofOutput: place.unit)
    let largest = taps.map { input[$0.input] }.max() ?? 0
    let done = min(place.terms.upperBound, taps.count)
    let isWhole = place.terms.upperBound > taps.count
    let powers = taps.prefix(done).map { Layer.power(input[$0.input] - largest) }
    let sum = powers.reduce(0, +)
    let rows = powers.prefix(10).enumerated().map { number, power -> [Text] in
      [
        Text("\(number)\(taps[number].input == place.unit ? "  this one" : "")"),
        .number(input[taps[number].input]), .number(power),
      ]
    }
    let value = pass.forward.activations[index + 1].elements[place.unit]
    let name = Text(address("\(layer.name).out", sample: sample, cell))
    return [
      .table(
        Table(
          columns: [
            .init(layer.inputShape.rank == 1 ? "unit" : "channel"), .init("x", .trailing),
            .init("e^(x − max)", .trailing),
          ], rows: rows)),
      .formula([
        isWhole
          ? FormulaLine(
            name, "=",
            "\(Layer.power(input[place.unit] - largest), style: .plain) / \(sum, style: .plain) = \(value, style: .strong)"
          ) : FormulaLine("Σ e^(x − max)", "=", "\(value, style: .strong)  so far")
      ]), .grids([outputPlane(index, place)]),
    ]
  }

  func maskedReturnBody(
    _ index: Int, _ place: StepLocation, _ backward: BackwardPass, _ upstream: Double
  ) -> [Block] {
    let layer = network.layers[index]
    let (sample, cell) = self.place(place.unit, in: layer)
    let value = backward.inputGradient(ofLayer: index).elements[place.unit]
    let factor = mask(index, at: place.unit) ?? 1
    let product = upstream * factor
    let isBroken = value != product && !(value.isNaN || product.isNaN)
    return [
      .formula([
        FormulaLine(
          "upstream × mask", "=",
          "\(Products.product([upstream, factor])) = \(product, style: .strong)"),
        FormulaLine(
          Text(address("\(layer.name).in.grad", sample: sample, cell)), isBroken ? "≠" : "=",
          "\(value, style: .strong)"),
      ])
    ]
  }

  func slopedReturnBody(
    _ index: Int, _ place: StepLocation, _ backward: BackwardPass, _ upstream: Double
  ) -> [Block] {
    let layer = network.layers[index]
    let (sample, cell) = self.place(place.unit, in: layer)
    let x = pass.forward.input(ofLayer: index).elements[place.unit]
    let slope = layer.weight?.elements[0] ?? 0
    var lines: [FormulaLine] = []
    if place.terms.contains(0) {
      lines.append(
        FormulaLine(
          "\(layer.name).weight.grad[0]", "",
          "+ \(x > 0 ? "0, for the input is above 0" : Products.product([upstream, x])), now \(backward.weightGradients[index]?.elements[0] ?? 0, style: .strong)"
        ))
    }
    if place.terms.contains(1) {
      lines.append(
        FormulaLine(
          Text(address("\(layer.name).in.grad", sample: sample, cell)), "=",
          "\(Products.product([upstream, x > 0 ? 1 : slope])) = \(backward.inputGradient(ofLayer: index).elements[place.unit], style: .strong)"
        ))
    }
    return [.formula(lines)]
  }

  func softmaxReturnBody(
    _ index: Int, _ place: StepLocation, _ backward: BackwardPass
  ) -> [Block] {
    let layer = network.layers[index]
    let (sample, cell) = self.place(place.unit, in: layer)
    let terms = backward.innerTerms(
      through: network.mainReader(ofLayer: index), sample: sample, index: cell)
    var running = 0.0
    let rows = terms.prefix(place.terms.upperBound).map { term -> [Text] in
      running += term.product
      return [
        Text(address("\(layer.name).out", sample: sample, term.unit)), .number(term.upstream),
        .number(term.derivative), .number(term.product), .number(running),
      ]
    }
    let value = backward.inputGradient(ofLayer: index).elements[place.unit]
    return [
      .table(
        Table(
          columns: [
            .init("output"), .init("upstream", .trailing), .init("× ∂y/∂x", .trailing),
            .init("= term", .trailing), .init("sum", .trailing),
          ], rows: Array(rows.suffix(10)))),
      .formula([
        FormulaLine(
          Text(address("\(layer.name).in.grad", sample: sample, cell)), "=",
          "\(value, style: .strong)\(place.terms.upperBound < terms.count ? "  so far" : "")")
      ]),
    ]
  }
}
