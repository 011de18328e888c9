import NeuralNetwork

extension Tensor {
  /// The cross-correlation of pictures with kernels, in the shapes LANGUAGE allows.
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
      return try result.swappedLeadingAxes(allowance)
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

  /// The same tensor with its first two axes in the other order.
  private func swappedLeadingAxes(_ allowance: Allowance) throws(Problem) -> Tensor {
    try reordered([1, 0] + Array(2..<shape.rank), allowance)
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

  /// Zeros around the last two axes.
  func padded(by padding: Size, _ allowance: Allowance) throws(Problem) -> Tensor {
    guard shape.rank >= 2 else {
      throw .badArgument(function: "pad", what: "takes rows and columns, not \(shape)")
    }
    let (rows, columns) = (shape[shape.rank - 2], shape[shape.rank - 1])
    let wide = columns + 2 * padding.columns
    let tall = rows + 2 * padding.rows
    let planes = shape.extents.dropLast(2).reduce(1, *)
    let padded = Shape(Array(shape.extents.dropLast(2)) + [tall, wide])
    var result = [Double](repeating: 0, count: try allowance.count(of: padded))
    try allowance.portions(of: planes * rows, costing: columns) { lines in
      for line in lines {
        let (from, row) = (line * columns, line / rows * tall + line % rows + padding.rows)
        let to = row * wide + padding.columns
        result[to..<to + columns] = elements[from..<from + columns]
      }
    }
    return Tensor(shape: padded, elements: result)
  }

  /// The axes in the opposite order.
  func transposed(_ allowance: Allowance) throws(Problem) -> Tensor {
    guard shape.rank > 1 else { return self }
    return try reordered(shape.extents.indices.reversed(), allowance)
  }

  /// The axes in another order: the first of the result is that of `axes[0]`, and so on.
  private func reordered(_ axes: [Int], _ allowance: Allowance) throws(Problem) -> Tensor {
    let turned = Shape(axes.map { shape[$0] })
    let steps = axes.map { shape.strides[$0] }
    let (columns, step) = (turned.extents.last ?? 1, steps.last ?? 0)
    let source = elements
    var result = [Double](repeating: 0, count: try allowance.count(of: turned))
    // What is read lies far apart: each number costs as much as several that lie side by side.
    try allowance.portions(of: columns == 0 ? 0 : count / columns, costing: 4 * columns) { lines in
      for line in lines {
        var (rest, from) = (line, 0)
        for axis in stride(from: turned.rank - 2, through: 0, by: -1) {
          from += rest % turned[axis] * steps[axis]
          rest /= turned[axis]
        }
        let to = line * columns
        for column in 0..<columns { result[to + column] = source[from + column * step] }
      }
    }
    return Tensor(shape: turned, elements: result)
  }
}
