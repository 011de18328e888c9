import Documents
import NeuralNetwork
import Sessions
import Wording

extension ExplainView {
  /// The loss: from the output and the target, element by element.
  func lossDocument() throws(Failure) -> Document {
    if case .pixel = detail {
      throw refusePixel("`pixel` opens one term of a weight's gradient", remedy: "explain loss")
    }
    let forward = pass.forward
    guard let loss = forward.loss, let kind = forward.network.loss, let target = forward.target
    else { throw Failure(.noLoss) }
    var blocks: [Block] = [.heading("loss = \(loss)")]
    switch (kind.kind, target) {
    case (.classes(.crossEntropy(let entropy)), .classes(let classes)):
      blocks += crossEntropy(kind, entropy, classes, loss)
    case (.classes(.hinge(let margin)), .classes(let classes)):
      blocks += hinge(kind, margin: margin, classes, loss)
    case (.elements(let elements), .values(let values)):
      blocks += self.elements(kind, elements, values, loss)
    // A pass has the target in the form that its loss takes.
    case (.classes, .values), (.elements, .classes): break
    }
    return Document(
      kind: "explain", blocks: blocks,
      facts: [
        Fact("name", .text("loss")), Fact("value", .number(loss)),
        Fact("loss", .text(kind.word.rawValue)),
      ])
  }

  // MARK: Class numbers

  /// A table for each sample, one row for each class.
  private func tables(
    _ classes: [Int], _ columns: [Table.Column],
    _ cells: (_ sample: Int, _ unit: Int) -> [Text]
  ) -> [Block] {
    let samples = pass.forward.batchSize
    return (0..<min(samples, detail == .terms ? samples : 4)).map { sample in
      let rows = (0..<pass.forward.output.shape[1]).map { unit -> [Text] in
        [
          Text(pass.isBatched ? "\(sample): \(unit)" : "\(unit)"),
          .number(pass.forward.output[[sample, unit]]),
        ] + cells(sample, unit)
      }
      return .table(
        Table(
          columns: [.init(pass.isBatched ? "sample: class" : "class")] + columns, rows: rows,
          markedRow: classes[sample]))
    }
  }

  private func crossEntropy(
    _ kind: Loss, _ entropy: CrossEntropy, _ classes: [Int], _ loss: Double
  ) -> [Block] {
    let forward = pass.forward
    guard let probabilities = forward.probabilities else { return [] }
    guard entropy.isPlain else { return sharedCrossEntropy(kind, entropy, classes, loss) }
    let samples = forward.batchSize
    var blocks = tables(
      classes,
      [
        .init("logit", .trailing), .init("softmax p", .trailing), .init("target y", .trailing),
        .init("p − y", .trailing),
      ]
    ) { sample, unit in
      let probability = probabilities[[sample, unit]]
      let truth = unit == classes[sample] ? 1.0 : 0
      return [.number(probability), .number(truth), .number(probability - truth)]
    }
    if samples == 1 {
      let p = probabilities[[0, classes[0]]]
      blocks.append(.formula([FormulaLine("loss", "=", "−log(\(p, style: .plain)) = \(loss)")]))
    } else {
      blocks.append(
        .paragraph(
          "the \(kind.reduction.rawValue) over \(samples.counted("sample")) of −log(softmax of the right class)"
        ))
    }
    let isDivided = kind.reduction == .mean && samples > 1
    let divided = isDivided ? ", divided by the \(samples) samples" : ""
    blocks.append(
      .note(
        Note(.remark, "softmax p = e^logit / Σ e^logit; the loss's gradient is p − y\(divided)")))
    return blocks
  }

  /// With weights or smoothing: what each class has of the loss.
  private func sharedCrossEntropy(
    _ kind: Loss, _ entropy: CrossEntropy, _ classes: [Int], _ loss: Double
  ) -> [Block] {
    let forward = pass.forward
    let count = forward.output.shape[1]
    let size = forward.output.shape[1]
    var blocks = tables(
      classes,
      [
        .init("logit", .trailing), .init("softmax p", .trailing), .init("−log p", .trailing),
        .init("share q", .trailing), .init("q ⋅ −log p", .trailing),
        .init("p ⋅ Σq − q", .trailing),
      ]
    ) { sample, unit in
      let row = Softmax.Row(of: forward.output.elements[sample * size..<(sample + 1) * size])
      let shares = entropy.shares(of: classes[sample], classes: count)
      let (p, q, surprise) = (row.probabilities[unit], shares[unit], row.surprise(at: unit))
      return [
        .number(p), .number(surprise), .number(q), .number(q == 0 ? 0 : q * surprise),
        .number(p * shares.reduce(0, +) - q),
      ]
    }
    let rule: Text =
      kind.reduction == .mean
      ? "the sum of all q ⋅ −log p, divided by \(kind.total(of: forward)) = \(loss)"
      : "the sum of all q ⋅ −log p = \(loss)"
    blocks.append(.formula([FormulaLine("loss", "=", rule)]))
    var parts: [String] = []
    if entropy.smoothing != 0 {
      let (rest, part) = ((1 - entropy.smoothing).shortest, entropy.smoothing.shortest)
      parts.append("\(rest) of the target is the right class's, \(part) of it all \(count) share")
    }
    if entropy.weights != nil { parts.append("each is multiplied by its class's weight") }
    blocks.append(.note(Note(.remark, "share q: \(parts.joined(separator: "; "))")))
    return blocks
  }

  private func hinge(
    _ kind: Loss, margin: Double, _ classes: [Int], _ loss: Double
  ) -> [Block] {
    let output = pass.forward.output
    let size = output.shape[1]
    var blocks = tables(
      classes,
      [
        .init("score s", .trailing), .init("s − s_right + \(margin.shortest)", .trailing),
        .init("adds", .trailing), .init("gradient", .trailing),
      ]
    ) { sample, unit in
      let scores = output.elements[sample * size..<(sample + 1) * size]
      func excess(_ unit: Int) -> Double {
        ClassLoss.excess(
          of: scores.startIndex + unit, in: scores, label: classes[sample], margin: margin)
      }
      if unit == classes[sample] {
        let near = (0..<size).count { $0 != unit && excess($0) > 0 }
        return ["right", "", .number(-Double(near))]
      }
      return [
        .number(excess(unit)), .number(max(0, excess(unit)), style: .plain),
        .number(excess(unit) > 0 ? 1 : 0),
      ]
    }
    let samples = pass.forward.batchSize
    let isDivided = kind.reduction == .mean && samples > 1
    let rule: Text =
      isDivided
      ? "the sum of all that is added, divided by \(samples.counted("sample")) = \(loss)"
      : "the sum of all that is added = \(loss)"
    blocks.append(.formula([FormulaLine("loss", "=", rule)]))
    let divided = isDivided ? "; all divided by the \(samples) samples" : ""
    blocks.append(
      .note(
        Note(
          .remark,
          "a wrong class adds max(0, s − s_right + \(margin.shortest)): its gradient is 1 where that is above 0, and the right class's is −1 for each of them\(divided)"
        )))
    return blocks
  }

  // MARK: Elements

  private func elements(
    _ kind: Loss, _ elements: ElementLoss, _ target: Tensor, _ loss: Double
  ) -> [Block] {
    let output = pass.forward.output
    let limit = detail == .terms ? output.count : 12
    let rows = (0..<min(output.count, limit)).map { offset -> [Text] in
      let place = output.shape.index(at: offset)
      let (found, wanted) = (output.elements[offset], target.elements[offset])
      return [
        Text(
          elementName(pass.forward.network.layers.count, sample: place[0], Array(place.dropFirst()))
        ), .number(found), .number(wanted),
      ] + elements.columns.map { .number($0.number(found, wanted)) }
    }
    var blocks: [Block] = [
      .table(
        Table(
          columns: [.init("output"), .init("out", .trailing), .init("target", .trailing)]
            + elements.columns.map { .init($0.title, .trailing) }, rows: rows))
    ]
    if output.count > limit {
      blocks.append(
        .note(Note(.remark, "\(output.count - limit) more: \(.code("explain loss terms"))")))
    }
    let rule = elements.rule(
      kind.reduction, elements: output.count, samples: pass.forward.batchSize)
    blocks.append(.formula([FormulaLine("loss", "=", "\(rule) = \(loss)")]))
    if let words = elements.explanation {
      blocks.append(.note(Note(.remark, "each adds \(elements.symbol); \(words)")))
    }
    return blocks
  }
}
