import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// A walk's positions in a normalisation, forward and back.
extension StepView {
  /// How many numbers of a set are written out.
  private static let mostWritten = 8

  /// A set in words: its channel, its sample, or its group.
  private func name(ofSet set: Int, in layer: Layer) -> String {
    guard case .normalising(let normalisation) = layer.computation else { return "" }
    let channel = layer.inputShape.rank == 3 ? "channel" : "feature"
    switch normalisation.scope {
    case .batch: return "\(channel) \(set)"
    case .sample: return stepper.samples > 1 ? "sample \(set)" : "all numbers"
    case .groups(let groups):
      return (stepper.samples > 1 ? "sample \(set / groups), " : "") + "group \(set % groups)"
    }
  }

  /// A position in words.
  func normalisingTitle(_ place: StepLocation, _ layer: Layer) -> Text {
    let outputs = stepper.samples * layer.outputShape.count
    func spot(_ offset: Int, _ what: String) -> Text {
      let (sample, cell) = self.place(offset, in: layer)
      let index = (stepper.samples > 1 ? [sample] : []) + cell
      return "\(what) \(offset + 1) of \(outputs) \u{B7} [\(index.commaJoined)]"
    }
    if case .forward = place.stage {
      switch layer.normalisingPosition(place.unit, samples: stepper.samples) {
      case .mean(let set): return "the mean \u{B7} \(name(ofSet: set, in: layer))"
      case .variance(let set): return "the variance \u{B7} \(name(ofSet: set, in: layer))"
      case .output(let offset): return spot(offset, "output")
      }
    }
    switch layer.normalisingReturn(place.unit, samples: stepper.samples) {
    case .parameters(let offset): return spot(offset, "γ and β: output")
    case .total(let set): return "what arrives at the mean \u{B7} \(name(ofSet: set, in: layer))"
    case .aligned(let set):
      return "what arrives at the variance \u{B7} \(name(ofSet: set, in: layer))"
    case .input(let offset): return spot(offset, "input's gradient")
    }
  }

  /// The number that a position on the way forward works out.
  func normalisedValue(_ place: StepLocation, _ index: Int) -> Double {
    guard case .normalisation(let statistics) = pass.forward.contexts[index] else { return 0 }
    switch network.layers[index].normalisingPosition(place.unit, samples: stepper.samples) {
    case .mean(let set): return statistics.mean(set)
    case .variance(let set): return statistics.variance(set)
    case .output(let offset): return pass.forward.activations[index + 1].elements[offset]
    }
  }

  /// Numbers added up, the first few written.
  private func sum(_ terms: [Text], _ count: Int) -> Text {
    var text = Text()
    for (place, term) in terms.prefix(Self.mostWritten).enumerated() {
      if place > 0 { text += " + " }
      text += term
    }
    let rest = count - Self.mostWritten
    return rest > 0 ? text + " + … (\(rest) more)" : text
  }

  private func factor(_ value: Double) -> Text { value < 0 ? "(\(value))" : .number(value) }

  func normalisedBody(_ index: Int, _ place: StepLocation) -> [Block] {
    let layer = network.layers[index]
    guard case .normalisation(let statistics) = pass.forward.contexts[index],
      case .normalising(let normalisation) = layer.computation,
      let sets = layer.normalisationSets(samples: stepper.samples)
    else { return [] }
    let input = pass.forward.input(ofLayer: index).elements
    let done = min(place.terms.upperBound, sets.size)
    let isWhole = place.terms.upperBound > sets.size
    switch layer.normalisingPosition(place.unit, samples: stepper.samples) {
    case .mean(let set):
      let numbers = (0..<done).map { factor(input[sets.place($0, of: set)]) }
      return [
        .paragraph(
          "over \(normalisation.over(layer.inputShape, samples: stepper.samples)): m = \(sets.size)"
        ),
        .formula([
          FormulaLine("Σ x", "=", sum(numbers, done)),
          isWhole
            ? FormulaLine("μ", "=", "Σ x / \(sets.size) = \(statistics.mean(set), style: .strong)")
            : FormulaLine("", "=", "\(statistics.mean(set), style: .strong)  so far"),
        ]),
      ]
    case .variance(let set):
      let mean = statistics.mean(set)
      let numbers = (0..<done).map { number -> Text in
        "\(factor(input[sets.place(number, of: set)] - mean))²"
      }
      return [
        .formula([
          FormulaLine("μ", "=", .number(mean)),
          FormulaLine("Σ (x − μ)²", "=", sum(numbers, done)),
          isWhole
            ? FormulaLine(
              "σ²", "=",
              "Σ (x − μ)² / \(sets.size) = \(statistics.variance(set), style: .strong)")
            : FormulaLine("", "=", "\(statistics.variance(set), style: .strong)  so far"),
        ])
      ]
    case .output(let offset):
      let set = sets.set(of: offset)
      let (sample, cell) = self.place(offset, in: layer)
      let normalised = (input[offset] - statistics.mean(set)) * statistics.inverse(set)
      var lines = [
        FormulaLine(
          "x̂", "=",
          "(\(input[offset]) − \(factor(statistics.mean(set)))) / √(\(statistics.variance(set), style: .plain) + \(normalisation.epsilon.shortest)) = \(normalised)"
        )
      ]
      let name = address("\(layer.name).out", sample: sample, cell)
      if let weight = layer.weight, let parameter = layer.scalingWeight(at: offset),
        place.terms.contains(1)
      {
        lines.append(
          FormulaLine(
            Text(name), "=",
            "γ ⋅ x̂ + β = \(Products.product([weight.elements[parameter], normalised])) + \(factor(layer.bias?.elements[parameter] ?? 0)) = \(pass.forward.activations[index + 1].elements[offset], style: .strong)"
          ))
      } else {
        lines.append(
          FormulaLine(
            Text(name), "=",
            "\(pass.forward.activations[index + 1].elements[offset], style: .strong)"))
      }
      return [.formula(lines), .grids([outputPlane(index, place, at: offset)])]
    }
  }

  func normalisedReturnBody(
    _ index: Int, _ place: StepLocation, _ backward: BackwardPass
  ) -> [Block] {
    let layer = network.layers[index]
    guard case .normalisation(let statistics) = pass.forward.contexts[index],
      let sets = layer.normalisationSets(samples: stepper.samples)
    else { return [] }
    let input = pass.forward.input(ofLayer: index).elements
    let upstream = backward.activationGradients[index + 1].elements
    func normalised(_ offset: Int) -> Double {
      let set = sets.set(of: offset)
      return (input[offset] - statistics.mean(set)) * statistics.inverse(set)
    }
    let arriving = layer.weight == nil ? "upstream" : "upstream ⋅ γ"
    switch layer.normalisingReturn(place.unit, samples: stepper.samples) {
    case .parameters(let offset):
      guard let parameter = layer.scalingWeight(at: offset), let shape = layer.weight?.shape else {
        return []
      }
      let element = shape.index(at: parameter)
      var lines: [FormulaLine] = []
      if place.terms.contains(0) {
        lines.append(
          FormulaLine(
            Text(Session.name("\(layer.name).weight.grad", element)), "",
            "+ upstream ⋅ x̂ = \(Products.product([upstream[offset], normalised(offset)])) = \(upstream[offset] * normalised(offset)), now \(backward.weightGradients[index]?.elements[parameter] ?? 0, style: .strong)"
          ))
      }
      if place.terms.contains(1) {
        lines.append(
          FormulaLine(
            Text(Session.name("\(layer.name).bias.grad", element)), "",
            "+ upstream \(upstream[offset]), now \(backward.biasGradients[index]?.elements[parameter] ?? 0, style: .strong)"
          ))
      }
      return [.formula(lines)]
    case .total(let set):
      return arrived(layer, set, place, sets, "Σ \(arriving)") { offset in
        (
          factor(layer.scaled(upstream[offset], at: offset)),
          layer.scaled(upstream[offset], at: offset)
        )
      }
    case .aligned(let set):
      return arrived(layer, set, place, sets, "Σ \(arriving) ⋅ x̂") { offset in
        let value = layer.scaled(upstream[offset], at: offset)
        return (Products.product([value, normalised(offset)]), value * normalised(offset))
      }
    case .input(let offset): return inputBody(index, place, offset, backward)
    }
  }

  /// A sum over a set on the way back.
  private func arrived(
    _ layer: Layer, _ set: Int, _ place: StepLocation, _ sets: NormalisationSets, _ name: String,
    _ term: (Int) -> (text: Text, value: Double)
  ) -> [Block] {
    if layer.isBlocked {
      return [.note(Note(.warning, "\(layer.name) is blocked: no gradient passes below it"))]
    }
    let done = min(place.terms.upperBound, sets.size)
    let terms = (0..<done).map { term(sets.place($0, of: set)) }
    let total = terms.reduce(0) { $0 + $1.value }
    return [
      .formula([
        FormulaLine(Text(name), "=", sum(terms.map(\.text), done)),
        FormulaLine(
          "", "=", "\(total, style: .strong)\(done < sets.size ? "  so far" : "")"),
      ])
    ]
  }

  /// The ways back to one input.
  private func inputBody(
    _ index: Int, _ place: StepLocation, _ offset: Int, _ backward: BackwardPass
  ) -> [Block] {
    let layer = network.layers[index]
    let (sample, cell) = self.place(offset, in: layer)
    if layer.isBlocked {
      return [.note(Note(.warning, "\(layer.name) is blocked: no gradient passes below it"))]
    }
    let terms = backward.innerTerms(
      through: network.mainReader(ofLayer: index), sample: sample, index: cell)
    var running = 0.0
    let rows = terms.enumerated().compactMap { number, term -> [Text]? in
      guard number < place.terms.upperBound else { return nil }
      running += term.product
      return [
        Text(term.route.words), .number(term.upstream), .number(term.derivative),
        .number(term.product), .number(running),
      ]
    }
    let value = backward.inputGradient(ofLayer: index).elements[offset]
    let isBroken = value != running && !(value.isNaN && running.isNaN)
    return [
      .table(
        Table(
          columns: [
            .init("through"), .init("arriving", .trailing), .init("× slope", .trailing),
            .init("= term", .trailing), .init("sum", .trailing),
          ], rows: rows)),
      .formula([
        FormulaLine(
          Text(address("\(layer.name).in.grad", sample: sample, cell)), isBroken ? "≠" : "=",
          "\(value, style: .strong)\(place.terms.upperBound < terms.count ? "  so far" : "")")
      ]),
    ]
  }
}
