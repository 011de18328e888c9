import NeuralNetwork

extension Tensor {
  /// The cross-correlation of pictures with kernels, in the shapes that `correlate` takes.
  ///
  /// - x [C, H, W] or [N, C, H, W] with k [O, C, h, w] is a convolution layer's: [O, H′, W′].
  /// - x [C, H, W] with k [O, h, w] takes every pair: [O, C, H′, W′].
  /// - x […, H, W] with k [h, w] correlates each picture by itself: […, H′, W′].
  ///
  /// Each element is a running sum from 0 over channel, row and column of the kernel.
  func correlated(
    with kernel: Tensor, stride: Size, padding: Size, dilation: Size, _ allowance: Allowance
  ) throws(Problem) -> Tensor {
    let (x, k) = (shape, kernel.shape)
    let convolution = { (outputs: Int, groups: Int) in
      Operation.convolution(
        Convolution(
          outputChannels: outputs,
          kernel: Size(rows: k[k.rank - 2], columns: k[k.rank - 1]), stride: stride,
          padding: padding, dilation: dilation, groups: groups, hasBias: false))
    }
    switch (x.rank, k.rank) {
    case (3, 4), (4, 4):
      guard x[x.rank - 3] == k[1] else {
        throw .badArgument(
          function: "correlate",
          what: "needs as many channels in the kernel (\(k[1])) as in the picture "
            + "(\(x[x.rank - 3]))")
      }
      let batch = x.rank == 3 ? reshaped(to: x.prepending(1)) : self
      let result = try batch.run(convolution(k[0], 1), weight: kernel, allowance)
      return x.rank == 3 ? result.slice(at: 0) : result
    case (3, 3):
      // Every pair: each picture is a sample of one channel.
      let pictures = reshaped(to: [x[0], 1, x[1], x[2]])
      let kernels = kernel.reshaped(to: [k[0], 1, k[1], k[2]])
      let result = try pictures.run(convolution(k[0], 1), weight: kernels, allowance)
      return try result.swapped(0, 1, allowance)
    case (2..., 2):
      let count = x.extents.dropLast(2).reduce(1, *)
      let pictures = reshaped(to: [count, 1, x[x.rank - 2], x[x.rank - 1]])
      let kernels = kernel.reshaped(to: [1, 1, k[0], k[1]])
      let result = try pictures.run(convolution(1, 1), weight: kernels, allowance)
      return result.reshaped(
        to: Shape(Array(x.extents.dropLast(2)) + result.shape.extents.suffix(2)))
    default:
      throw .badArgument(
        function: "correlate",
        what: "takes a picture of rows and columns and a kernel, not \(x) with \(k)")
    }
  }

  /// Runs one convolution over a batch with the given weight.
  private func run(
    _ operation: Operation, weight: Tensor, _ allowance: Allowance
  ) throws(Problem) -> Tensor {
    let sample = shape.droppingFirst()
    let layer: Layer
    do {
      var made = try Layer(name: "correlate", operation: operation, inputShape: sample)
      made.weight = weight
      layer = made
    } catch {
      throw .shape(error, layer: "correlate")
    }
    _ = try allowance.count(of: layer.outputShape.prepending(shape[0]))
    var network = Network(inputShape: sample)
    network.append(layer)
    do {
      return try network.forward(self, interruption: allowance.interruption).output
    } catch {
      throw .pass(error)
    }
  }

  /// Each picture of the last two axes turned by half a turn.
  func rotatedHalfTurn(_ allowance: Allowance) throws(Problem) -> Tensor {
    guard shape.rank >= 2 else {
      throw .badArgument(function: "rot180", what: "takes rows and columns, not \(shape)")
    }
    let plane = shape[shape.rank - 2] * shape[shape.rank - 1]
    let source = elements
    return try allowance.tensor(shape) { range, target in
      for place in range {
        let start = place / plane * plane
        target[place] = source[start + (plane - 1) - (place - start)]
      }
    }
  }
}
