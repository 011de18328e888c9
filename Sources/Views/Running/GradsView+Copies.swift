import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

extension GradsView {
  /// A locally connected layer: the mean of each weight's copies, how far they are from it, and the
  /// sum of their gradients, which a shared kernel would have.
  func copies(
    _ index: Int, _ layer: Layer, weight: Tensor, gradient: Tensor
  ) -> [Block] {
    guard let drift = layer.tied()?.drift else { return [] }
    let positions = drift.positions
    let terms = terms(index)
    let isBornLocal = layer.operation.convolution?.isBornLocal == true
    let whose =
      isBornLocal
      ? "\(positions.counted("kernel")) for each channel, \(weight.shape.description): each weight's"
      : "\(positions) copies of each weight, \(weight.shape.description): each copy's"
    var blocks: [Block] = [
      .heading(
        "\(.strong(layer.name))  \(whose) gradient is \(terms == 1 ? "one product, that of its own position" : "a sum of \(terms) products, one for each sample at its own position")"
      )
    ]
    let sums = Self.sumsOverCopies(gradient, shape: drift.mean.shape, positions: positions)
    let inputs = drift.mean.shape[1]
    let slices = drift.mean.shape[0] * inputs
    let limit = showsAll ? slices : min(slices, Self.kernelLimit)
    for slice in 0..<limit {
      let (output, input) = slice.quotientAndRemainder(dividingBy: inputs)
      func part(_ tensor: Tensor, _ title: String) -> Grid {
        var grid = TensorGrids.planes(
          of: tensor.slice(at: output).slice(at: input), titled: title)[0]
        grid.heatScale = TensorGrids.heatScale(of: tensor)
        return grid
      }
      blocks.append(
        .grids([
          part(drift.mean, "mean of \(layer.name).weight[\(output),:,:,\(input)]"),
          part(drift.largest, "largest distance"),
          part(sums, "sum of their gradients"),
        ]))
    }
    if limit < slices {
      blocks.append(
        .note(
          Note(
            .remark,
            "\(slices - limit) more kernel slices: \(.code("grads \(layer.name)"))")))
    }
    let isApart = drift.largest.elements.contains { $0 != 0 }
    blocks.append(
      .note(
        Note(
          .remark,
          isBornLocal
            ? "no two positions share a weight; did they, the kernel's gradient would be the sum of theirs"
            : isApart
              ? "the copies have drifted apart; were they shared, the kernel's gradient would be the sum of the copies'"
              : "the copies are all equal: the sum of their gradients is the shared kernel's gradient"
        )))
    if let bias = layer.bias, let biasGradient = gradients.biases[index] {
      blocks += biasBlocks(index, layer, bias: bias, gradient: biasGradient)
    }
    return blocks
  }

  /// The gradients of each weight's copies, added over the positions in row order.
  private static func sumsOverCopies(_ gradient: Tensor, shape: Shape, positions: Int) -> Tensor {
    var sums = Tensor(shape: shape)
    let kernel = shape.droppingFirst().count
    for (offset, value) in gradient.elements.enumerated() {
      let (copy, tap) = offset.quotientAndRemainder(dividingBy: kernel)
      sums.elements[copy / positions * kernel + tap] += value
    }
    return sums
  }
}
