import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

extension ExplainView {
  /// The gradient of an activation: the sum over the units that read it.
  func gradientDocument(_ activation: ExplainSubject.Activation) throws(Failure) -> Document {
    if case .pixel = detail {
      throw refusePixel(
        "`pixel` opens one term of a weight's gradient", remedy: "explain \(activation.name).grad")
    }
    let backward = try backward()
    if let reader = activation.reader { return shareDocument(activation, of: reader, backward) }
    let value = backward.activationGradients[activation.position][
      [activation.sample] + activation.index]
    let terms = backward.innerTerms(
      ofActivation: activation.position, sample: activation.sample, index: activation.index)
    let activated = pass.forward.activations[activation.position][
      [activation.sample] + activation.index]
    var blocks: [Block] = [
      .heading("\(activation.name) = \(activated)   its gradient: \(value)")
    ]
    blocks += innerSum(
      ofActivation: activation.position, sample: activation.sample, index: activation.index,
      backward: backward)
    blocks += sameNumber(activation, terms: terms, backward: backward)
    if activation.position == 0, let shown = pass.gradients?.input,
      shown[[activation.sample] + activation.index] != value, !value.isNaN
    {
      blocks.append(
        .note(
          Note(
            .remark,
            "\(.code("\(activation.name).grad")) shows \(shown[[activation.sample] + activation.index]); the latest pass gave \(value), the rest was there before it"
          )))
    }
    if let next = nextActivation(terms, activation) {
      blocks.append(.next(next))
    }
    return Document(
      kind: "explain", blocks: blocks,
      facts: [
        Fact("name", .text("\(activation.name).grad")), Fact("value", .number(value)),
        Fact("terms", .list(terms.map { .number($0.product) })), TermPlaces.fact(terms),
      ])
  }

  private func nextActivation(
    _ terms: [InnerTerm], _ activation: ExplainSubject.Activation
  ) -> String? {
    let largest = terms.max { $0.product.magnitude < $1.product.magnitude }
    guard let largest, largest.layer != nil else { return nil }
    let reached = (largest.layer ?? activation.position) + 1
    let name = elementName(reached, sample: activation.sample, largest.unit)
    return "explain \(name).grad"
  }

  /// The value of an activation: what its layer computed it from.
  func activationDocument(_ activation: ExplainSubject.Activation) throws(Failure) -> Document {
    if case .pixel = detail {
      throw refusePixel(
        "`pixel` opens one term of a weight's gradient", remedy: "explain \(activation.name)")
    }
    let value = pass.forward.activations[activation.position][
      [activation.sample] + activation.index]
    guard activation.position > 0 else {
      return Document(
        kind: "explain",
        blocks: [.heading("\(activation.name) = \(value)"), .paragraph("it is the input, given")],
        facts: [Fact("name", .text(activation.name)), Fact("value", .number(value))])
    }
    let index = activation.position - 1
    let layer = pass.forward.network.layers[index]
    let terms = pass.forward.forwardTerms(
      ofLayer: index, sample: activation.sample, index: activation.index)
    var blocks: [Block] = [.heading("\(activation.name) = \(value)")]
    switch layer.computation {
    case .products:
      if layer.geometry != nil { blocks += window(terms, layer, activation) }
      blocks.append(sumLine(terms, value))
    case .function(let function):
      blocks.append(
        .paragraph(function.words.explanation(at: terms.first?.value ?? 0, output: value)))
    case .reshaping:
      if let name = terms.first.flatMap({ readName($0, index, sample: activation.sample) }) {
        blocks.append(.paragraph("the same number as \(.code(name))"))
      }
    case .sum:
      blocks.append(
        .formula(
          terms.enumerated().map { number, term in
            FormulaLine(
              "", number == 0 ? "=" : "+",
              "\(term.product)   \(readName(term, index, sample: activation.sample) ?? "", style: .muted)"
            )
          } + [FormulaLine("", "=", "\(value, style: .strong)")]))
    case .copying:
      blocks.append(
        .paragraph(
          terms.first.flatMap { readName($0, index, sample: activation.sample) }
            .map { "a copy of \(.code($0))" } ?? "a zero of the padding"))
    case .largest: blocks.append(.paragraph(maximumSentence(terms, activation)))
    case .normalising(let normalisation):
      blocks += normalisedBlocks(normalisation, index, activation, value: value)
    case .masking:
      let factor = terms.first?.weight ?? 1
      let name = elementName(index, sample: activation.sample, activation.index)
      blocks.append(
        .paragraph(
          layer.mode == .eval
            ? "in mode eval \(layer.name) lets \(.code(name)) through as it is"
            : factor == 0
              ? "\(layer.name) dropped \(.code(name)), which is \(terms.first?.value ?? 0): its mask is 0 there"
              : "\(.code(name)) ⋅ its mask: \(terms.first?.value ?? 0) ⋅ \(factor, style: .plain) = \(value)"
        ))
    case .learnedSlope:
      let x = terms.first?.value ?? 0
      blocks.append(
        .paragraph(
          x > 0
            ? "\(x) is above 0 and passes as it is"
            : "\(x) is not above 0: \(terms.first?.weight ?? 0) ⋅ \(x) = \(value), times \(.code("\(layer.name).weight[0]"))"
        ))
    case .softmax: blocks += softmaxBlocks(terms, activation.index, value: value)
    case .mean:
      blocks.append(.paragraph("the mean of its window:"))
      blocks.append(sumLine(terms, value))
    }
    if detail == .terms { blocks.append(termsTable(terms, index, activation)) }
    if layer.computation == .products, detail != .terms {
      blocks.append(.next("explain \(activation.name) terms"))
    }
    return Document(
      kind: "explain", blocks: blocks,
      facts: [
        Fact("name", .text(activation.name)), Fact("value", .number(value)),
        Fact("terms", .list(terms.map { .number($0.product) })), TermPlaces.fact(terms),
      ])
  }

  /// Window × kernel = products, for each input channel.
  private func window(
    _ terms: [ForwardTerm], _ layer: Layer, _ activation: ExplainSubject.Activation
  ) -> [Block] {
    guard let convolution = layer.operation.convolution else { return [] }
    let whose = layer.operation == .convolution(convolution) ? "kernel" : "its own kernel"
    let extent = convolution.kernel
    let kernels = terms.filter { $0.source != .bias }
    let channels = kernels.count / max(extent.count, 1)
    var blocks: [Block] = []
    for channel in 0..<min(channels, 4) {
      let part = Array(kernels[(channel * extent.count)..<((channel + 1) * extent.count)])
      let suffix = channels > 1 ? ", channel \(channel)" : ""
      var kernel = grid(part, extent, "\(whose)\(suffix)") { $0.weight ?? 0 }
      var products = grid(part, extent, "products") { $0.product }
      (kernel.sign, products.sign) = ("×", "=")
      blocks.append(.grids([grid(part, extent, "window\(suffix)") { $0.value }, kernel, products]))
    }
    if channels > 4 {
      blocks.append(.note(Note(.remark, "\(channels - 4) more channels in the sum")))
    }
    return blocks
  }

  private func grid(
    _ terms: [ForwardTerm], _ extent: Size, _ title: String, _ value: (ForwardTerm) -> Double
  ) -> Grid {
    let rows = (0..<extent.rows).map { row in
      (0..<extent.columns).map { column in
        let term = terms[row * extent.columns + column]
        return Grid.Cell(
          .number(value(term)), mark: term.source == .padding ? .padding : .none)
      }
    }
    let scale = terms.map { value($0).magnitude }.filter(\.isFinite).max() ?? 0
    return Grid(title: Text(title), rows: rows, heatScale: scale > 0 ? scale : nil)
  }

  private func sumLine(_ terms: [ForwardTerm], _ value: Double) -> Block {
    let summands = terms.map { term -> (factors: [Double], value: Double) in
      if term.source == .bias { return ([term.product], term.product) }
      return ([term.value, term.weight ?? 1], term.product)
    }
    var lines = [FormulaLine("", "=", Products.sum(summands, limit: 10))]
    if let bias = terms.last, bias.source == .bias {
      lines.append(FormulaLine("", "", "\("the bias is ", style: .muted)\(bias.product)"))
    }
    return .formula(lines + [FormulaLine("", "=", "\(value, style: .strong)")])
  }

  private func maximumSentence(
    _ terms: [ForwardTerm], _ activation: ExplainSubject.Activation
  ) -> Text {
    var text: Text = "the largest of "
    for (position, term) in terms.enumerated() {
      if position > 0 { text += ", " }
      text += term.source == .padding ? Text.muted("padding") : Text.number(term.value)
    }
    let winner = terms.first { $0.weight == 1 }
    if let name = winner.flatMap({
      readName($0, activation.position - 1, sample: activation.sample)
    }) {
      text += "; the winner is \(.code(name))"
    }
    if let tie = pass.forward.tie(
      ofLayer: activation.position - 1, sample: activation.sample, unit: activation.index)
    {
      text += " (a tie of \(tie.count): the \(tie.order) in row order counts as the winner)"
    }
    return text
  }

  /// The address of the element that a term of a layer's output comes from; `nil` for padding and a
  /// bias.
  private func readName(_ term: ForwardTerm, _ layer: Int, sample: Int) -> String? {
    guard case .input(let index) = term.source else { return nil }
    let network = pass.forward.network
    let read = network.place(
      ofInput: network.layers[layer].inputShape.offset(of: index), inLayer: layer)
    return elementName(
      read.activation, sample: sample,
      network.shape(ofActivation: read.activation).index(at: read.offset))
  }

  private func termsTable(
    _ terms: [ForwardTerm], _ layer: Int, _ activation: ExplainSubject.Activation
  ) -> Block {
    var running = 0.0
    // What computes by another rule than a weighted sum has none.
    let hasWeights = terms.contains { $0.weight != nil }
    let rows = terms.compactMap { term -> [Text]? in
      running += term.product
      if omitsZeros, term.product == 0 { return nil }
      let source: Text =
        switch term.source {
        case .input: Text(readName(term, layer, sample: activation.sample) ?? "")
        case .padding: .muted("padding")
        case .bias: "bias"
        }
      return [
        source, term.source == .padding ? "" : .number(term.value),
      ] + (hasWeights ? [term.weight.map { .number($0) } ?? ""] : [])
        + [.number(term.product), .number(running)]
    }
    return .table(
      Table(
        columns: [
          .init("from"), .init("value", .trailing),
        ] + (hasWeights ? [.init("× weight", .trailing)] : [])
          + [
            .init(hasWeights ? "= term" : "term", .trailing),
            .init("running sum", .trailing, isExpendable: true),
          ],
        rows: rows))
  }
}
