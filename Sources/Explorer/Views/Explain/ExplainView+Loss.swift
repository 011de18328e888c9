import Documents
import NeuralNetwork

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
    switch (kind, target) {
    case (.crossEntropy, .classes(let classes)): blocks += crossEntropy(classes, loss)
    case (.meanSquaredError, .values(let values)), (.squaredError, .values(let values)):
      blocks += differences(kind, values, loss)
    // A pass has the target in the form that its loss takes.
    case (.crossEntropy, .values), (.meanSquaredError, .classes), (.squaredError, .classes): break
    }
    return Document(
      kind: "explain", blocks: blocks,
      facts: [Fact("name", .text("loss")), Fact("value", .number(loss))])
  }

  private func crossEntropy(_ classes: [Int], _ loss: Double) -> [Block] {
    let forward = pass.forward
    guard let probabilities = forward.probabilities else { return [] }
    let samples = forward.batchSize
    var blocks: [Block] = []
    for sample in 0..<min(samples, detail == .terms ? samples : 4) {
      let right = classes[sample]
      let rows = (0..<forward.output.shape[1]).map { unit -> [Text] in
        let probability = probabilities[[sample, unit]]
        let truth = unit == right ? 1.0 : 0
        return [
          Text(pass.isBatched ? "\(sample): \(unit)" : "\(unit)"),
          .number(forward.output[[sample, unit]]), .number(probability), .number(truth),
          .number(probability - truth),
        ]
      }
      blocks.append(
        .table(
          Table(
            columns: [
              .init(pass.isBatched ? "sample: class" : "class"), .init("logit", .trailing),
              .init("softmax p", .trailing), .init("target y", .trailing),
              .init("p − y", .trailing),
            ], rows: rows, markedRow: right)))
    }
    if samples == 1 {
      let p = probabilities[[0, classes[0]]]
      blocks.append(.formula([FormulaLine("loss", "=", "−log(\(p, style: .plain)) = \(loss)")]))
    } else {
      blocks.append(
        .paragraph("the mean over \(samples.counted("sample")) of −log(softmax of the right class)")
      )
    }
    blocks.append(
      .note(
        Note(
          .remark,
          "softmax p = e^logit / Σ e^logit; the loss's gradient is p − y\(samples > 1 ? ", divided by the \(samples) samples" : "")"
        )))
    return blocks
  }

  private func differences(_ kind: Loss, _ target: Tensor, _ loss: Double) -> [Block] {
    let output = pass.forward.output
    let limit = detail == .terms ? output.count : 12
    let rows = (0..<min(output.count, limit)).map { offset -> [Text] in
      let place = output.shape.index(at: offset)
      let difference = output.elements[offset] - target.elements[offset]
      return [
        Text(
          elementName(pass.forward.network.layers.count, sample: place[0], Array(place.dropFirst()))
        ),
        .number(output.elements[offset]), .number(target.elements[offset]), .number(difference),
        .number(difference * difference),
      ]
    }
    var blocks: [Block] = [
      .table(
        Table(
          columns: [
            .init("output"), .init("out", .trailing), .init("target", .trailing),
            .init("out − target", .trailing), .init("squared", .trailing),
          ], rows: rows))
    ]
    if output.count > limit {
      blocks.append(
        .note(Note(.remark, "\(output.count - limit) more: \(.code("explain loss terms"))")))
    }
    let samples = pass.forward.batchSize
    let right: Text =
      kind == .meanSquaredError
      ? "the mean of the \(output.count.counted("square")) = \(loss)"
      : samples == 1
        ? "½ of the sum of the squares = \(loss)"
        : "½ of the sum of the squares, divided by \(samples.counted("sample")) = \(loss)"
    blocks.append(.formula([FormulaLine("loss", "=", right)]))
    return blocks
  }
}
