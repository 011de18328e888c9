import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

extension ExplainView {
  /// The gradient of what a conv or dense layer reads, in the other ways that it is written.
  ///
  /// As a scatter, as a correlation with the turned kernel, as Wᵀδ: all give the same number.
  func sameNumber(
    _ activation: ExplainSubject.Activation, terms: [InnerTerm], backward: BackwardPass
  ) -> [Block] {
    // What several layers read is no one's product.
    let readers = pass.forward.network.readers(ofActivation: activation.position)
    guard readers.count == 1, !terms.isEmpty else { return [] }
    let layer = pass.forward.network.layers[readers[0].layer]
    let delta = "\(layer.name).out.grad" + (pass.isBatched ? "[\(activation.sample)]" : "")
    let total = terms.reduce(0) { $0 + $1.product }
    // What a blocked layer stops is no sum of anything.
    if layer.isBlocked { return [] }
    switch layer.weightForm {
    case .matrix:
      let column = "\(layer.name).weight[:,\(activation.index[0])]"
      return [
        .formula([
          FormulaLine("Wᵀδ", "=", "\(.code("sum(\(column) * \(delta))")) = \(total)")
        ]),
        .note(
          Note(
            .remark,
            "the same sum as a matrix product: Wᵀδ, column \(activation.index[0]) of \(.code(layer.name + ".weight")) times all of δ, the gradient arriving at \(layer.name)"
          )),
      ]
    case .kernels:
      return threeWays(activation, terms: terms, layer: layer, delta: delta, total: total)
    case .ownKernels, .unrolled:
      return [
        Self.unrolledProduct(activation, layer, delta: delta, total: total),
        .note(
          Note(
            .remark,
            "the same sum as a matrix product; there is no turned kernel to slide any more: each position has weights of its own"
          )),
      ]
    case .transposedKernels(let convolution):
      return [
        Self.unrolledProduct(activation, layer, delta: delta, total: total),
        .note(
          Note(
            .remark,
            "Wᵀ is the matrix of \(.code(convolution.convolutionStatement(inputChannels: layer.inputShape[0]))): on the way back each pixel gets what that convolution makes of δ, its window on \(.code(layer.name + ".out.grad")) times its kernel"
          )),
      ]
    case .none, .scaleAndShift, .slope: return []
    }
  }

  /// The sum as a row of the unrolled matrix product.
  private static func unrolledProduct(
    _ activation: ExplainSubject.Activation, _ layer: Layer, delta: String, total: Double
  ) -> Block {
    let column = layer.inputShape.offset(of: activation.index)
    return .formula([
      FormulaLine(
        "Wᵀδ", "=",
        "\(.code("sum(unroll(\(layer.name))[:,\(column)] * flatten(\(delta)))")) = \(total)")
    ])
  }

  private func threeWays(
    _ activation: ExplainSubject.Activation, terms: [InnerTerm], layer: Layer, delta: String,
    total: Double
  ) -> [Block] {
    guard let weight = layer.weight else { return [] }
    let unrolled = layer.inputShape.offset(of: activation.index)
    // The order in which a correlation with the turned kernel meets the same products.
    let turned = channels(of: terms, weight).flatMap { $0.terms.reversed() }
      .reduce(0) { $0 + $1.product }
    var blocks: [Block] = [.heading("the same number three ways")]
    blocks.append(
      .formula([
        FormulaLine(
          "scatter", "=",
          "each position adds upstream ⋅ kernel to all pixels of its window; \(terms.count == 1 ? "the one that meets this pixel adds" : "the \(terms.count) that meet this pixel add up to") \(total)"
        ),
        FormulaLine(
          "turned kernel", "=",
          "the window around the pixel on \(.code(layer.name + ".out.grad")), times the kernel turned by 180°: \(turned)"
        ),
        FormulaLine(
          "Wᵀδ", "=",
          "\(.code("sum(unroll(\(layer.name))[:,\(unrolled)] * flatten(\(delta)))")) = \(total)"),
      ]))
    if let grids = turnedGrids(terms, layer: layer, weight: weight) {
      blocks.append(.grids(grids))
    }
    return blocks
  }

  /// The terms by output channel.
  private func channels(
    of terms: [InnerTerm], _ weight: Tensor
  ) -> [(channel: Int, terms: [InnerTerm])] {
    var result: [(channel: Int, terms: [InnerTerm])] = []
    for term in terms {
      if result.last?.channel != term.unit[0] { result.append((term.unit[0], [])) }
      result[result.count - 1].terms.append(term)
    }
    return result
  }

  /// Upstream around the pixel × the turned kernel = products, for the output channel that says most.
  private func turnedGrids(
    _ terms: [InnerTerm], layer: Layer, weight: Tensor
  ) -> [Grid]? {
    let all = channels(of: terms, weight)
    func size(_ terms: [InnerTerm]) -> Double { terms.reduce(0) { $0 + $1.product.magnitude } }
    guard let first = all.first, weight.shape.rank == 4, weight.shape[2] * weight.shape[3] <= 49
    else { return nil }
    let chosen = all.reduce(first) { size($1.terms) > size($0.terms) ? $1 : $0 }
    let (rows, columns) = (weight.shape[2], weight.shape[3])
    let blank = [[Grid.Cell]](
      repeating: [Grid.Cell](repeating: Grid.Cell(.masked), count: columns), count: rows)
    var (upstream, kernel, products) = (blank, blank, blank)
    let input = chosen.terms.first?.weightOffset.map { weight.shape.index(at: $0)[1] } ?? 0
    for row in 0..<rows {
      for column in 0..<columns {
        let value = weight[[chosen.channel, input, row, column]]
        kernel[rows - 1 - row][columns - 1 - column] = Grid.Cell(.number(value))
      }
    }
    for term in chosen.terms {
      guard let offset = term.weightOffset else { continue }
      let tap = weight.shape.index(at: offset)
      let (row, column) = (rows - 1 - tap[2], columns - 1 - tap[3])
      upstream[row][column] = Grid.Cell(.number(term.upstream))
      products[row][column] = Grid.Cell(.number(term.product))
    }
    let suffix = all.count > 1 ? "[\(chosen.channel)]" : ""
    return [
      Grid(title: Text("\(layer.name).out.grad\(suffix) around it"), rows: upstream),
      Grid(title: Text("kernel\(suffix), turned"), rows: kernel, sign: "×"),
      Grid(
        title: "products", rows: products,
        caption: all.count > 1
          ? "one of \(all.count) channels, the one that says most" : "", sign: "="),
    ]
  }
}
