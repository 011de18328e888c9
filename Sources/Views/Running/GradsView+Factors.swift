import Attribution
import Documents
import NeuralNetwork
import Sessions

extension GradsView {
  /// The factors of a normalisation, or a learned slope, each beside its gradient.
  func factors(
    _ index: Int, _ layer: Layer, weight: Tensor, gradient: Tensor
  ) -> [Block] {
    let terms = terms(index)
    let isSlope = layer.computation == .learnedSlope
    let what = isSlope ? "slope" : "factors γ"
    let product = isSlope ? "upstream × input where that is not above 0" : "upstream × x̂"
    let over = Self.over(layer, samples: pass.forward.batchSize)
    var blocks: [Block] = [
      .heading(
        "\(.strong(layer.name))\(session.frozenMark(of: layer))  \(what) \(weight.shape.description): \(isSlope ? "its" : "each one's") gradient is \(terms == 1 ? "one product," : "a sum of \(terms.counted("term")),") \(product)\(over)"
      )
    ]
    let most =
      switch extent {
      case .overview: 2 * Self.kernelLimit
      case .named: 1024
      case .whole: weight.count
      }
    let limit = min(weight.count, most)
    let rows = (0..<limit).map { offset -> [Text] in
      let place = weight.shape.index(at: offset)
      let terms = backward.contributions(toWeight: place, ofLayer: index)
      return [
        Text(Session.name("\(layer.name).weight", place))
          + (isHeld(ParameterName(layer: layer.name, role: .weight), offset)
            ? .muted(" frozen") : Text()),
        .number(weight.elements[offset]), .number(gradient.elements[offset]),
        "\(terms.count)", "\(terms.elements.count { $0 != 0 })",
      ]
    }
    blocks.append(
      .table(
        Table(
          columns: [
            .init(isSlope ? "slope" : "factor"), .init("value", .trailing),
            .init("gradient", .trailing), .init("terms", .trailing), .init("not 0", .trailing),
          ], rows: rows)))
    if limit < weight.count { blocks.append(more(weight.count - limit, "factors", layer)) }
    if let bias = layer.bias, let biasGradient = gradients.biases[index] {
      blocks += biasBlocks(index, layer, bias: bias, gradient: biasGradient)
    }
    return blocks
  }

  /// What the terms run over, behind what each of them is.
  private static func over(_ layer: Layer, samples: Int) -> String {
    let many = samples > 1
    if layer.computation == .learnedSlope {
      return many ? ", one for each number of each of \(samples) samples" : ", one for each number"
    }
    guard layer.sharedPositions.rank == 2 else {
      return many ? ", one for each of \(samples) samples" : ""
    }
    let pixels = "one for each of the \(layer.sharedPositions.description) positions"
    return ", \(pixels)\(many ? " of each of \(samples) samples" : "")"
  }
}
