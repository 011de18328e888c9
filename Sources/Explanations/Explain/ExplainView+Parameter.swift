import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

extension ExplainView {
  /// The gradient of a weight or a bias: a sum over pixels, samples, or both.
  func parameterDocument(_ parameter: ExplainSubject.Parameter) throws(Failure) -> Document {
    let backward = try backward()
    let gradients = pass.gradients
    let shown =
      parameter.field == .weight
      ? gradients?.weights[parameter.layer] : gradients?.biases[parameter.layer]
    let uses = backward.forward.network.uses(ofLayer: parameter.layer)
    if uses.count > 1 {
      return try sharedDocument(parameter, uses: uses, backward: backward, shown: shown)
    }
    let sum = ParameterSum(backward: backward, parameter: parameter, shown: shown)
    var blocks: [Block] = [
      .heading(
        "\(parameter.name) = \(sum.value)   its gradient: \(sum.gradient, style: .signed)")
    ]
    switch detail {
    case .summary: blocks += summary(sum, parameter) + closing(sum, parameter)
    case .terms: blocks += termsTable(sum) + closing(sum, parameter)
    case .pixel(let position): blocks += try pixel(position, of: sum, parameter)
    }
    var facts = [
      Fact("name", .text(parameter.name)), Fact("value", .number(sum.value)),
      Fact("gradient", .number(sum.gradient)), Fact("count", .integer(sum.terms.count)),
      Fact("terms", .numbers(sum.terms.map(\.product))),
    ]
    facts.append(Fact("runningSum", .numbers(sum.runningSums)))
    facts.append(TermPlaces.fact(sum))
    return Document(kind: "explain", blocks: blocks, facts: facts)
  }

  // MARK: Summary

  func summary(_ sum: ParameterSum, _ parameter: ExplainSubject.Parameter) -> [Block] {
    // Of a weight that several layers use, this is one of the parts.
    let isPart =
      pass.forward.network.uses(
        ofLayer: pass.forward.network.owner(ofLayer: parameter.layer)
      ).count > 1
    let symbol = parameter.field == .bias ? "∂loss/∂b" : "∂loss/∂w"
    var lines = [
      FormulaLine(
        isPart ? "its part" : Text(symbol), "=",
        Text(
          sum.formula(
            inputName: activationName(pass.forward.network.mainSource(ofLayer: parameter.layer)))))
    ]
    if sum.terms.count > 1 || parameter.field == .weight {
      let products = Products.sum(sum.terms.map(\.product)) { sum.terms[$0].factors }
      lines.append(FormulaLine("", "=", products))
    }
    if parameter.field == .weight, let plain = Products.plainSum(sum.terms.map(\.product)) {
      lines.append(FormulaLine("", "=", plain))
    }
    lines.append(FormulaLine("", "=", "\(sum.ownTotal, style: .strong)"))
    return [.formula(lines)] + maps(sum, parameter)
  }

  /// Input × upstream = contributions, each as a map over the feature map.
  private func maps(_ sum: ParameterSum, _ parameter: ExplainSubject.Parameter) -> [Block] {
    guard let extent = sum.extent, extent.count > 1 else { return denseSource(parameter) }
    let shown = min(sum.samples, 2)
    var blocks: [Block] = []
    for sample in 0..<shown {
      let suffix = sum.samples > 1 ? ", sample \(sample)" : ""
      let terms = sum.terms(ofSample: sample)
      let upstream = map(
        terms, extent, "upstream\(suffix)", \.upstream, scale: sum.largest(\.upstream))
      var grids = [upstream]
      if parameter.field == .weight {
        var products = map(
          terms, extent, "contributions\(suffix)", \.product, scale: sum.largest(\.product))
        products.sign = "="
        var second = upstream
        second.sign = "×"
        let input = map(
          terms, extent, sum.factorName == "input" ? "input here\(suffix)" : "x̂\(suffix)",
          \.inputOrZero, scale: sum.largest(\.inputOrZero))
        grids = [input, second, products]
      }
      blocks.append(.grids(grids))
    }
    if sum.samples > shown {
      let hidden = sum.samples - shown
      blocks.append(
        .note(Note(.remark, "\(hidden) more \(hidden.plural("sample")) in the sum")))
    }
    return blocks
  }

  private func map(
    _ terms: ArraySlice<ParameterSum.Term>, _ extent: Size, _ title: String,
    _ value: (ParameterSum.Term) -> Double, scale: Double?
  ) -> Grid {
    let cells = terms.map { term in
      Grid.Cell(.number(value(term)), mark: term.isPadding ? .padding : .none)
    }
    let rows = (0..<extent.rows).map { row in
      Array(cells[(row * extent.columns)..<((row + 1) * extent.columns)])
    }
    return Grid(title: Text(title), rows: rows, heatScale: scale)
  }

  /// For a dense weight: which value of the layer before it multiplies.
  private func denseSource(_ parameter: ExplainSubject.Parameter) -> [Block] {
    let layer = pass.forward.network.layers[parameter.layer]
    if parameter.field == .weight, layer.relaxation != nil {
      return [.paragraph(relaxedSource(layer, parameter))]
    }
    guard parameter.field == .weight, parameter.index.count == 2 else { return [] }
    let source = pass.forward.network.origin(
      ofInput: parameter.index[1], inLayer: parameter.layer)
    return [
      .paragraph(
        "its input is \(.code(inputName(source.activation, source.index))); \(pass.forward.batchSize > 1 ? "one product for each sample n" : "one product"), no sum over pixels"
      )
    ]
  }

  /// An element of an activation, for every sample at once where there are several.
  private func inputName(_ position: Int, _ index: [Int]) -> String {
    guard pass.forward.batchSize > 1 else { return elementName(position, sample: 0, index) }
    return "\(activationName(position))[n,\(index.map(String.init).joined(separator: ","))]"
  }

  /// For a weight of a relaxed convolution: where it stands, and what it was before.
  private func relaxedSource(_ layer: Layer, _ parameter: ExplainSubject.Parameter) -> Text {
    let positions = layer.outputShape[1] * layer.outputShape[2]
    let alone =
      "one product for each sample; shared, it would be one of the \(positions.counted("term")) of a sum over pixels"
    if layer.relaxation == .sharing {
      let position = parameter.index[1...2].commaJoined
      return "this copy belongs to position (\(position)) alone: \(alone)"
    }
    let output = layer.outputShape.index(at: parameter.index[0])
    let input = layer.inputShape.index(at: parameter.index[1])
    let connects: Text =
      "it connects \(.code(elementName(pass.forward.network.mainSource(ofLayer: parameter.layer), sample: 0, input))) with \(.code(elementName(parameter.layer + 1, sample: 0, output)))"
    guard let tap = layer.kernelPlace(output: output, input: input) else {
      return connects
        + ", which the window kept at 0: nothing does any more; one product for each sample"
    }
    return connects + ", as kernel place [\(tap.commaJoined)] did: \(alone)"
  }

  private func closing(_ sum: ParameterSum, _ parameter: ExplainSubject.Parameter) -> [Block] {
    var blocks: [Block] = []
    let alive = sum.terms.count { $0.product != 0 }
    if sum.terms.count > 1 {
      var text: Text = "\(sum.terms.count.counted("term")), \(alive) not 0"
      if let survival = Products.survival(sum.terms.map(\.product)) { text += ": \(survival)" }
      blocks.append(.paragraph(text))
    }
    if sum.total == sum.passGradient || (sum.total.isNaN && sum.passGradient.isNaN) {
      blocks.append(
        .note(
          Note(
            .check,
            sum.terms.count > 1
              ? "added in this order the terms are the stored gradient to the last bit"
              : "the term is the stored gradient to the last bit")))
    }
    let scale = sum.terms.reduce(0) { $0 + $1.product.magnitude }
    if sum.total != sum.passGradient, pass.isRounding(sum.total, sum.passGradient, of: scale) {
      blocks.append(
        .note(
          Note(
            .check, "the terms are the stored gradient, but for what single precision rounds off")))
    }
    if !agree(sum.total, sum.passGradient, scale: scale) {
      blocks.append(Self.disagreement(sum.total, sum.passGradient))
    }
    if sum.gradient != sum.passGradient, !sum.gradient.isNaN {
      blocks.append(
        .note(
          Note(
            .remark, "the latest pass gave \(sum.passGradient); the rest was there before it")))
    }
    if parameter.field == .bias,
      let words = RoundingNote.words(ofBias: parameter.layer, sum.backward)
    {
      blocks.append(.note(Note(.remark, Text(words))))
    }
    if parameter.field == .weight, sum.extent != nil, detail == .summary, sum.factorName == "input"
    {
      blocks.append(
        .note(
          Note(
            .remark,
            "the kernel itself is not in the formula: given the upstream, only the input counts")))
    }
    if detail == .summary, sum.terms.count > 1 {
      var next = ["explain \(parameter.name) terms"]
      if sum.extent != nil, let largest = sum.largestTerm {
        let pixel = (pass.isBatched ? [largest.sample] : []) + sum.position(of: largest)
        next.append(
          "explain \(parameter.name) pixel \(pixel.map(String.init).joined(separator: ","))")
      }
      blocks.append(.next(next))
    }
    return blocks
  }

  /// Whether a sum is what is stored; while a walk is half-way there is nothing to compare, and
  /// single precision rounds what is as large as `scale`.
  func agree(_ total: Double, _ stored: Double, scale: Double) -> Bool {
    total == stored || (total.isNaN && stored.isNaN) || pass.progress != .complete
      || pass.isRounding(total, stored, of: scale)
  }

  /// That terms do not add up to the gradient that is stored.
  static func disagreement(_ total: Double, _ stored: Double) -> Block {
    .note(
      Note(
        .warning,
        "the terms add up to \(total), the stored gradient is \(stored): they do not agree"))
  }

  // MARK: Terms

  /// So many terms are listed one by one.
  private static let rowLimit = 10_000

  func termsTable(_ sum: ParameterSum) -> [Block] {
    let isBias = sum.parameter.field == .bias
    var columns: [Table.Column] = [.init("term", .trailing, name: "number")]
    columns.append(.init(sum.extent == nil ? "sample" : "pixel"))
    if !isBias { columns.append(.init("input at")) }
    columns.append(.init("upstream", .trailing))
    if !isBias {
      columns.append(.init("× \(sum.factorName)", .trailing))
      columns.append(.init("= term", .trailing))
    }
    columns.append(.init("running sum", .trailing, isExpendable: true))
    let listed = sum.terms.indices.filter { !omitsZeros || sum.terms[$0].product != 0 }
    let rows = listed.prefix(Self.rowLimit).map { number -> [Text] in
      let (term, running) = (sum.terms[number], sum.runningSums[number])
      var row: [Text] = [.muted(String(number + 1))]
      row.append(
        Text(
          sum.extent == nil
            ? String(term.sample) : place(sample: term.sample, sum.position(of: term))))
      if !isBias {
        row.append(
          Text(
            term.input == nil || term.output == nil ? term.omission : inputPlace(of: term, in: sum))
        )
      }
      row.append(.number(term.upstream))
      if !isBias { row += [term.input.map { .number($0) } ?? "", .number(term.product)] }
      return row + [.number(running)]
    }
    let left = listed.count - rows.count
    return [.table(Table(columns: columns, rows: rows))]
      + (left > 0
        ? [.note(Note(.remark, "\(left.grouped) more terms; \(.code("--json")) lists all"))] : [])
  }

  private func inputPlace(of term: ParameterSum.Term, in sum: ParameterSum) -> String {
    let index = sum.inputIndex(of: term)
    // Where the terms do not run over one channel's picture, the channel says which one it is.
    if sum.extent == nil { return place(sample: term.sample, index) }
    return place(sample: term.sample, Array(index.suffix(index.count == 3 ? 2 : 1)))
  }

  // MARK: One pixel

  func pixel(
    _ position: [Int], of sum: ParameterSum, _ parameter: ExplainSubject.Parameter
  ) throws(Failure) -> [Block] {
    guard let extent = sum.extent else {
      throw refusePixel(
        pass.forward.network.layers[parameter.layer].wiring.scalesOutputs
          ? "the terms of \(parameter.name) are \(sum.terms.count > sum.samples ? "one for each number" : "one for each sample"), not one for each pixel of a channel"
          : pass.forward.network.layers[parameter.layer].relaxation == nil
            ? "\(parameter.name) belongs to a dense layer: it has no pixels, one term for each sample"
            : "\(parameter.name) belongs to one position: it has no pixels, one term for each sample",
        remedy: "explain \(parameter.name) terms")
    }
    let place = position.count == 2 ? [0] + position : position
    let isReversed =
      parameter.field == .weight && pass.forward.network.layers[parameter.layer].wiring.isReversed
    guard place.count == 3, (0..<sum.samples).contains(place[0]),
      (0..<extent.rows).contains(place[1]), (0..<extent.columns).contains(place[2])
    else {
      throw refusePixel(
        "the \(isReversed ? "input" : "feature map") has rows 0 to \(extent.rows - 1) and columns 0 to \(extent.columns - 1)"
          + (sum.samples > 1 ? ", the batch samples 0 to \(sum.samples - 1)" : ""),
        remedy: "explain \(parameter.name) pixel 0,0")
    }
    let number = (place[0] * extent.rows + place[1]) * extent.columns + place[2]
    let term = sum.terms[number]
    var lines: [FormulaLine] = []
    if parameter.field == .weight {
      let input =
        term.input == nil
        ? "padding: the term is left out"
        : elementName(
          pass.forward.network.mainSource(ofLayer: parameter.layer), sample: term.sample,
          sum.inputIndex(of: term))
      let value = term.input.map { Text.number($0) + "   " } ?? ""
      let isOwn = sum.factorName == "input"
      lines.append(
        FormulaLine(
          Text(sum.factorName), "=",
          value + "\(isOwn ? input : "of \(input)", style: .muted)"))
    }
    let output = sum.outputIndex(of: term)
    let upstreamName =
      output.isEmpty
      ? "what it makes is cut off: the term is left out"
      : elementName(parameter.layer + 1, sample: place[0], output) + ".grad"
    lines.append(
      FormulaLine(
        "upstream", "=",
        output.isEmpty
          ? "\(upstreamName, style: .muted)"
          : "\(term.upstream)   \(upstreamName, style: .muted)"))
    if parameter.field == .weight {
      let product = term.isPadding ? "" : Products.product(term.factors) + " = "
      lines.append(FormulaLine("term", "=", product + "\(term.product, style: .strong)"))
    }
    let before = number > 0 ? sum.runningSums[number - 1] : 0
    lines.append(
      FormulaLine(
        "running sum", "=",
        "\(before) + \(term.product < 0 ? "(\(term.product))" : "\(term.product)" as Text) = \(sum.runningSums[number])"
      ))
    let opening: [Block] = [
      .paragraph(
        "term \(number + 1) of \(sum.terms.count): \(isReversed ? "input pixel" : "pixel") \(self.place(sample: place[0], [place[1], place[2]]))"
      ),
      .formula(lines),
    ]
    if output.isEmpty { return opening }
    return opening + [
      .heading("where the upstream \(term.upstream) comes from")
    ]
      + innerSum(
        ofActivation: parameter.layer + 1, sample: place[0], index: output,
        backward: sum.backward)
  }
}
