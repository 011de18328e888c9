import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `grads` answers: every kernel's and every dense weight's value and gradient side by side,
/// with how many terms each gradient sums and how many of them are not zero.
package struct GradsView {
  package let session: Session
  package let pass: Pass
  package let backward: BackwardPass
  package let gradients: AccumulatedGradients
  /// The positions of the layers to show.
  package let layers: [Int]
  /// How much of each layer is shown.
  package let extent: Extent

  /// How much of a layer is shown.
  package enum Extent {
    /// The first weights, of each layer.
    case overview
    /// What a screen holds, of layers that were named.
    case named
    /// Everything, for a file.
    case whole
  }

  /// Whether all of what a screen holds is shown.
  var showsAll: Bool { extent != .overview }

  /// Makes a grads view of its parts.
  package init(
    session: Session, pass: Pass, backward: BackwardPass, gradients: AccumulatedGradients,
    layers: [Int], extent: Extent
  ) {
    self.session = session
    self.pass = pass
    self.backward = backward
    self.gradients = gradients
    self.layers = layers
    self.extent = extent
  }

  /// How many kernels of a layer are shown unless the layer was named.
  static let kernelLimit = 4
  /// How many rows and columns of a dense matrix are shown unless the layer was named.
  private static let matrixLimit = Size(rows: 6, columns: 9)
  /// How many are shown of a layer that was named.
  private static let namedMatrixLimit = Size(rows: 32, columns: 32)

  package var document: Document {
    var blocks: [Block] = StaleNote.blocks(session)
    var facts: [Fact] = []
    for index in layers {
      let layer = pass.forward.network.layers[index]
      guard let weight = layer.weight, let gradient = gradients.weights[index] else { continue }
      switch layer.weightForm {
      case .none: continue
      case .kernels, .transposedKernels:
        blocks += kernels(index, layer, weight: weight, gradient: gradient)
      case .ownKernels: blocks += copies(index, layer, weight: weight, gradient: gradient)
      case .scaleAndShift, .slope:
        blocks += factors(index, layer, weight: weight, gradient: gradient)
      case .matrix, .unrolled: blocks += matrix(index, layer, weight: weight, gradient: gradient)
      }
      facts.append(
        Fact(
          layer.name,
          .record(
            [
              Fact("weight", .tensor(weight)), Fact("gradient", .tensor(gradient)),
              Fact("terms", .integer(terms(index))),
            ]
              + (layer.bias.map { [Fact("bias", .tensor($0))] } ?? [])
              + (gradients.biases[index].map { [Fact("biasGradient", .tensor($0))] } ?? []))))
    }
    if facts.isEmpty {
      blocks.append(
        .paragraph(
          "no layer has weights: there is nothing to train; \(.code("show input.grad")) is the gradient of what goes in"
        ))
    }
    if gradients.passes > 1 {
      blocks.append(
        .note(
          Note(.remark, "these gradients are the sum of \(gradients.passes) backward passes")))
    }
    blocks += RoundingNote.blocks(backward, layers: layers)
    blocks += FrozenNote.blocks(session)
    if session.isStale {
      blocks += session.next(["forward; backward"], needing: .loss)
    } else if let address = session.largestKernelWeight {
      blocks.append(
        .next(
          ["explain \(address)"]
            + (accumulates(address)
              ? ["accumulate \(address.prefix(while: { $0 != "," }))]"] : [])))
    }
    return Document(kind: "grads", blocks: blocks, facts: facts)
  }

  /// Whether an address is a kernel's, whose gradient grows over pixels.
  private func accumulates(_ address: String) -> Bool {
    let name = String(address.prefix { $0 != "." })
    return pass.forward.network[name]?.wiring.isTied ?? false
  }

  func terms(_ index: Int) -> Int {
    pass.forward.network.terms(ofLayer: index, samples: pass.forward.batchSize)
  }

  /// The layers that use a layer's weights.
  private func uses(_ index: Int) -> [Int] { pass.forward.network.uses(ofLayer: index) }

  /// Who else uses the weights, and adds to their gradient.
  private func sharedPhrase(_ index: Int) -> String {
    let network = pass.forward.network
    let others = uses(index).reversed().filter { $0 != index }.map { network.layers[$0].name }
    return others.isEmpty
      ? ""
      : "; \(others.joined(separator: ", ")), which \(others.count.plural("shares", "share")) it, included"
  }

  // MARK: Kernels

  private func kernels(
    _ index: Int, _ layer: Layer, weight: Tensor, gradient: Tensor
  ) -> [Block] {
    let terms = terms(index)
    let map =
      "\(layer.sharedPositions.description) \(layer.wiring.isReversed ? "input" : "feature map")"
    var blocks: [Block] = [
      .heading(
        "\(.strong(layer.name))\(session.frozenMark(of: layer))  kernels \(weight.shape.description): each weight's gradient is a sum of \(terms.counted("term")), one for each pixel of the \(map)\(samplesPhrase)\(sharedPhrase(index))"
      )
    ]
    let (outputs, inputs) = (weight.shape[0], weight.shape[1])
    let limit = showsAll ? Int.max : Self.kernelLimit
    var shown = 0
    let (valueScale, gradientScale) = (
      TensorGrids.heatScale(of: weight), TensorGrids.heatScale(of: gradient)
    )
    for output in 0..<outputs {
      for input in 0..<inputs where shown < limit {
        shown += 1
        let label = "[\(output),\(input)]"
        var value = TensorGrids.planes(
          of: weight.slice(at: output).slice(at: input), titled: "\(layer.name).weight\(label)")
        value[0].heatScale = valueScale
        var change = TensorGrids.planes(
          of: gradient.slice(at: output).slice(at: input), titled: "its gradient")
        change[0].heatScale = gradientScale
        change[0].name = "\(layer.name).weight.grad\(label)"
        var alive = countsGrid(index, layer, output: output, input: input)
        alive.name = "\(layer.name).weight.grad\(label): terms not 0"
        blocks.append(.grids(value + change + [alive]))
      }
    }
    if shown < outputs * inputs {
      blocks.append(more(outputs * inputs - shown, "kernel slices", layer))
    }
    if let bias = layer.bias, let biasGradient = gradients.biases[index] {
      blocks += biasBlocks(index, layer, bias: bias, gradient: biasGradient)
    }
    return blocks
  }

  private var samplesPhrase: String {
    pass.forward.batchSize == 1 ? "" : " and each of \(pass.forward.batchSize) samples"
  }

  /// How many of each weight's terms are not zero.
  private func countsGrid(_ index: Int, _ layer: Layer, output: Int, input: Int) -> Grid {
    let kernel = Shape(Array((layer.weight?.shape.extents ?? []).suffix(2)))
    let rows = (0..<kernel[0]).map { row in
      (0..<kernel[1]).map { column in
        let alive = uses(index).reduce(0) { sum, use in
          let terms = backward.contributions(toWeight: [output, input, row, column], ofLayer: use)
          return sum + terms.elements.count { $0 != 0 }
        }
        return Grid.Cell(.number(Double(alive)))
      }
    }
    return Grid(title: "terms not 0, of \(terms(index))", rows: rows)
  }

  /// Whether no update changes a number.
  func isHeld(_ name: ParameterName, _ place: Int) -> Bool {
    guard let mask = session.heldStill[name] else { return false }
    return mask.indices.contains(place) && mask[place]
  }

  /// The first biases beside their gradients, and how many more there are.
  func biasBlocks(_ index: Int, _ layer: Layer, bias: Tensor, gradient: Tensor) -> [Block] {
    let limit = showsAll ? bias.count : min(bias.count, 2 * Self.kernelLimit)
    let rows = (0..<limit).map { unit -> [Text] in
      let terms = uses(index).flatMap {
        backward.contributions(toBias: unit, ofLayer: $0).elements
      }
      return [
        Text(Session.name("\(layer.name).bias", bias.shape.index(at: unit)))
          + (isHeld(ParameterName(layer: layer.name, role: .bias), unit)
            ? .muted(" frozen") : Text()),
        .number(bias.elements[unit]),
        .number(gradient.elements[unit]),
        "\(terms.count)", "\(terms.count { $0 != 0 })",
      ]
    }
    let table = Table(
      columns: [
        .init("bias"), .init("value", .trailing), .init("gradient", .trailing),
        .init("terms", .trailing), .init("not 0", .trailing),
      ], rows: rows)
    return [.table(table)]
      + (limit < bias.count ? [more(bias.count - limit, "biases", layer)] : [])
  }

  // MARK: Dense matrices

  private func matrix(
    _ index: Int, _ layer: Layer, weight: Tensor, gradient: Tensor
  ) -> [Block] {
    let terms = terms(index)
    let (outputs, inputs) = (weight.shape[0], weight.shape[1])
    var blocks: [Block] = [
      .heading(
        "\(.strong(layer.name))\(session.frozenMark(of: layer))  dense \(weight.shape.description): each weight's gradient is \(terms == 1 ? "one product, upstream × input" : "a sum of \(terms) products, one for each sample")\(sharedPhrase(index))"
      )
    ]
    let limit =
      switch extent {
      case .overview: Self.matrixLimit
      case .named: Self.namedMatrixLimit
      case .whole: Size(rows: outputs, columns: inputs)
      }
    let rows = min(outputs, limit.rows)
    let columns = min(inputs, limit.columns)
    var change = part(of: gradient, rows, columns, titled: "its gradient")
    change.name = "\(layer.name).weight.grad"
    blocks.append(
      .grids([part(of: weight, rows, columns, titled: "\(layer.name).weight"), change]))
    if rows * columns < weight.count {
      blocks.append(more(weight.count - rows * columns, "weights", layer))
    }
    let zeros = gradient.elements.count { $0 == 0 }
    if zeros > 0 {
      blocks.append(
        .paragraph(
          gradient.count == 1
            ? "this one gradient is 0: its input or its upstream is 0"
            : "\(zeros.grouped) of these \(gradient.count.grouped) gradients \(zeros.plural("is", "are")) 0: \(zeros.plural("its", "their")) input or \(zeros.plural("its", "their")) upstream is 0"
        )
      )
    }
    if let bias = layer.bias, let biasGradient = gradients.biases[index] {
      blocks += biasBlocks(index, layer, bias: bias, gradient: biasGradient)
    }
    return blocks
  }

  private func part(of matrix: Tensor, _ rows: Int, _ columns: Int, titled title: String) -> Grid {
    let cells = (0..<rows).map { row in
      (0..<columns).map { Grid.Cell(.number(matrix[[row, $0]])) }
    }
    var grid = Grid(title: Text(title), rows: cells, heatScale: TensorGrids.heatScale(of: matrix))
    if columns < matrix.shape[1] { grid.columnsOfWhole = matrix.shape[1] }
    return grid
  }

  func more(_ count: Int, _ what: String, _ layer: Layer) -> Block {
    let remedy = showsAll ? "print \(layer.name).weight.grad" : "grads \(layer.name)"
    return .note(Note(.remark, "\(count.grouped) more \(what): \(.code(remedy))"))
  }
}
