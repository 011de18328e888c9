import Attribution
import Documents
import NeuralNetwork
import Platform
import Sessions
import Wording

extension StepView {
  private static let rowLimit = 10

  /// One sample's output and target, by their offsets in the batch.
  private func range(_ sample: Int) -> Range<Int> {
    let size = pass.forward.output.count / stepper.samples
    return sample * size..<(sample + 1) * size
  }

  private func scores(_ sample: Int) -> ArraySlice<Double> {
    pass.forward.output.elements[range(sample)]
  }

  private func more(_ count: Int) -> [Block] {
    count > Self.rowLimit
      ? [.note(Note(.remark, "\(Self.rowLimit) of \(count) shown; all are computed"))] : []
  }

  /// The softmax, the loss of a sample, or what its elements add.
  func lossBody(_ place: StepLocation) -> [Block] {
    guard let loss = network.loss else { return [] }
    let sample = place.unit / loss.positionsPerSample
    switch (loss.kind, pass.forward.target) {
    case (.classes(.crossEntropy(let entropy)), .classes(let labels)?):
      return place.unit % loss.positionsPerSample == 0
        ? softmax(sample, label: labels[sample])
        : surprise(entropy, sample, label: labels[sample], total(place, loss))
    case (.classes(.hinge(let margin)), .classes(let labels)?):
      return hinge(margin, sample, label: labels[sample], total(place, loss))
    case (.elements(let kind), .values(let wanted)?):
      return elements(kind, sample, wanted, total(place, loss))
    case (.classes, _), (.elements, _): return []
    }
  }

  /// The loss so far, and that it is divided behind the last sample.
  private func total(_ place: StepLocation, _ loss: Loss) -> FormulaLine {
    let value = pass.forward.loss ?? 0
    guard stepper.samples > 1 else { return FormulaLine("loss", "=", "\(value, style: .strong)") }
    guard place.unit == place.count - 1 else {
      return FormulaLine("loss", "=", "\(value, style: .strong)  \(.muted("the sum so far"))")
    }
    let how =
      loss.reduction == .sum
      ? "the sum over \(stepper.samples.counted("sample"))"
      : "the mean over \(loss.total(of: pass.forward))"
    return FormulaLine("loss", "=", "\(value, style: .strong)  \(.muted(how))")
  }

  private func softmax(_ sample: Int, label: Int) -> [Block] {
    let logits = Array(scores(sample))
    let shares = Softmax.Row(of: logits[...]).probabilities
    let largest = logits.max() ?? 0
    let rows = logits.indices.prefix(Self.rowLimit).map { unit -> [Text] in
      [
        "\(unit)\(unit == label ? "  target" : "")", .number(logits[unit]),
        .number(exp(logits[unit] - largest)), .number(shares[unit], style: .strong),
      ]
    }
    return [
      .table(
        Table(
          columns: [
            .init("class"), .init("output z", .trailing), .init("exp(z − max)", .trailing),
            .init("softmax", .trailing),
          ], rows: Array(rows), markedRow: label < Self.rowLimit ? label : nil)),
      .paragraph("softmax: each power divided by the sum of all; together they are 1"),
    ] + more(logits.count)
  }

  /// −log p of the right class, or of all that have a share of the loss.
  private func surprise(
    _ entropy: CrossEntropy, _ sample: Int, label: Int, _ total: FormulaLine
  ) -> [Block] {
    let row = Softmax.Row(of: scores(sample))
    if entropy.isPlain {
      return [
        .formula([
          FormulaLine(
            "\u{2212}log p of class \(label)", "=",
            "\u{2212}log \(row.probabilities[label], style: .plain) = \(-log(row.probabilities[label]), style: .strong)"
          ), total,
        ])
      ]
    }
    let shares = entropy.shares(of: label, classes: row.probabilities.count)
    let rows = shares.indices.prefix(Self.rowLimit).map { unit -> [Text] in
      let surprise = row.surprise(at: unit)
      return [
        "\(unit)\(unit == label ? "  target" : "")", .number(surprise), .number(shares[unit]),
        .number(shares[unit] == 0 ? 0 : shares[unit] * surprise, style: .strong),
      ]
    }
    return [
      .table(
        Table(
          columns: [
            .init("class"), .init("−log p", .trailing), .init("share q", .trailing),
            .init("q ⋅ −log p", .trailing),
          ], rows: Array(rows), markedRow: label < Self.rowLimit ? label : nil)),
      .formula([total]),
    ] + more(shares.count)
  }

  private func hinge(
    _ margin: Double, _ sample: Int, label: Int, _ total: FormulaLine
  ) -> [Block] {
    let scores = Array(scores(sample))
    let rows = scores.indices.prefix(Self.rowLimit).map { unit -> [Text] in
      if unit == label { return ["\(unit)  target", .number(scores[unit]), "", ""] }
      let excess = ClassLoss.excess(of: unit, in: scores[...], label: label, margin: margin)
      return [
        "\(unit)", .number(scores[unit]), .number(excess),
        .number(excess <= 0 ? 0 : excess, style: .strong),
      ]
    }
    return [
      .table(
        Table(
          columns: [
            .init("class"), .init("score s", .trailing),
            .init("s − s_right + \(margin.shortest)", .trailing), .init("adds", .trailing),
          ], rows: Array(rows), markedRow: label < Self.rowLimit ? label : nil)),
      .formula([FormulaLine("sample", "is", "the sum of what stands above 0"), total]),
    ] + more(scores.count)
  }

  private func elements(
    _ kind: ElementLoss, _ sample: Int, _ wanted: Tensor, _ total: FormulaLine
  ) -> [Block] {
    let output = pass.forward.output.elements
    let places = range(sample)
    let rows = places.prefix(Self.rowLimit).map { spot -> [Text] in
      let numbers = kind.columns.map { $0.number(output[spot], wanted.elements[spot]) }
      let last = numbers.count - 1
      return [Text(element(spot)), .number(output[spot]), .number(wanted.elements[spot])]
        + numbers.enumerated().map { .number($1, style: $0 == last ? .strong : .signed) }
    }
    let rule = kind.rule(
      network.loss?.reduction ?? .mean, elements: output.count, samples: stepper.samples)
    return [
      .table(
        Table(
          columns: [.init("element"), .init("out", .trailing), .init("target", .trailing)]
            + kind.columns.map { .init($0.title, .trailing) }, rows: Array(rows))),
      .formula([FormulaLine("loss", "is", Text(rule)), total]),
    ] + more(places.count)
  }

  /// The loss's own gradient at one sample's output.
  func lossGradientBody(_ place: StepLocation) -> [Block] {
    guard let gradient = pass.backward?.activationGradients.last?.elements, let loss = network.loss
    else { return [] }
    let places = range(place.unit)
    let rule = Block.formula([
      FormulaLine("gradient", "=", Text(loss.gradientRule(of: pass.forward)))
    ])
    switch (loss.kind, pass.forward.target) {
    case (.classes(let kind), .classes(let labels)?):
      let label = labels[place.unit]
      let known = columns(kind, scores(place.unit), label: label)
      let rows = (0..<places.count).prefix(Self.rowLimit).map { unit -> [Text] in
        ["\(unit)\(unit == label ? "  target" : "")"] + known.map { .number($0.numbers[unit]) }
          + [.number(gradient[places.lowerBound + unit], style: .strong)]
      }
      let columns =
        [Table.Column("class")] + known.map { .init($0.title, .trailing) }
        + [.init("gradient", .trailing)]
      return [.table(Table(columns: columns, rows: Array(rows))), rule] + more(places.count)
    case (.elements, .values(let wanted)?):
      let output = pass.forward.output.elements
      let rows = places.prefix(Self.rowLimit).map { spot -> [Text] in
        [
          Text(element(spot)), .number(output[spot]), .number(wanted.elements[spot]),
          .number(gradient[spot], style: .strong),
        ]
      }
      return [
        .table(
          Table(
            columns: [
              .init("element"), .init("out", .trailing), .init("target", .trailing),
              .init("gradient", .trailing),
            ], rows: Array(rows))), rule,
      ] + more(places.count)
    case (.classes, _), (.elements, _): return []
    }
  }

  /// What a class's gradient comes from.
  private func columns(
    _ loss: ClassLoss, _ scores: ArraySlice<Double>, label: Int
  ) -> [(title: String, numbers: [Double])] {
    switch loss {
    case .crossEntropy(let entropy):
      return [
        ("softmax", Softmax.Row(of: scores).probabilities),
        (
          entropy.isPlain ? "one-hot" : "share q",
          entropy.shares(of: label, classes: scores.count)
        ),
      ]
    case .hinge(let margin):
      let excess = scores.indices.map {
        $0 - scores.startIndex == label
          ? 0 : ClassLoss.excess(of: $0, in: scores, label: label, margin: margin)
      }
      return [
        ("score s", Array(scores)), ("s − s_right + \(margin.shortest)", excess),
      ]
    }
  }

  /// The address of an element of the output by its offset in the batch.
  private func element(_ spot: Int) -> String {
    let shape = network.outputShape
    return address(
      "\(network.layers[network.layers.count - 1].name).out", sample: spot / shape.count,
      shape.index(at: spot % shape.count))
  }
}
