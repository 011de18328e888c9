import NeuralNetwork

extension Network {
  /// What an activation sees: its box in every activation from the network's input up to itself.
  ///
  /// - Parameters:
  ///   - activation: 0 for the network's input, `k` for the output of layer `k − 1`.
  ///   - index: the element's index, without the sample.
  /// - Returns: the boxes, that of the network's input first and the element itself last.
  public func receptiveField(ofActivation activation: Int, index: [Int]) -> [Region] {
    receptiveField(ofActivation: activation, ranges: index.map { $0..<$0 + 1 })
  }

  /// What a box of an activation sees: a box in every activation from the network's input up to it.
  public func receptiveField(ofActivation activation: Int, ranges: [Range<Int>]) -> [Region] {
    var regions = [region(activation, ranges)]
    for position in (0..<activation).reversed() {
      let ranges = layers[position].inputs(of: regions[regions.count - 1].ranges)
      regions.append(
        Region(activation: position, shape: layers[position].inputShape, ranges: ranges))
    }
    return regions.reversed()
  }

  /// What sees an activation: its box in every activation from itself up to the network's output.
  ///
  /// - Returns: the boxes, the element itself first and that of the network's output last.
  public func projectiveField(ofActivation activation: Int, index: [Int]) -> [Region] {
    projectiveField(ofActivation: activation, ranges: index.map { $0..<$0 + 1 })
  }

  /// What sees a box of an activation: a box in every activation from it up to the network's output.
  public func projectiveField(ofActivation activation: Int, ranges: [Range<Int>]) -> [Region] {
    var regions = [region(activation, ranges)]
    for position in activation..<layers.count {
      let ranges = layers[position].outputs(of: regions[regions.count - 1].ranges)
      regions.append(
        Region(activation: position + 1, shape: layers[position].outputShape, ranges: ranges))
    }
    return regions
  }

  /// The extent of what an element of a layer's output sees in the network's input, were that
  /// without borders; `nil` behind a layer that reads all positions.
  ///
  /// ```
  /// extent = extent before + dilation · (window − 1) · the strides before, multiplied
  /// ```
  public func receptiveExtent(ofLayer layer: Int) -> Size? {
    guard inputShape.rank == 3 else { return nil }
    var extent = (rows: 1, columns: 1)
    var stride = (rows: 1, columns: 1)
    for layer in layers[...layer] {
      guard layer.outputShape.rank == 3 else { return nil }
      if case .unrolledConvolution = layer.operation { return nil }
      guard let window = layer.operation.window(for: layer.inputShape) else { continue }
      let reach = (
        rows: (window.size.rows - 1) * window.dilation.rows,
        columns: (window.size.columns - 1) * window.dilation.columns
      )
      extent.rows += reach.rows * stride.rows
      extent.columns += reach.columns * stride.columns
      // With one position there is no next one, and its stride may be too large to multiply.
      stride.rows *= layer.outputShape[1] > 1 ? window.stride.rows : 1
      stride.columns *= layer.outputShape[2] > 1 ? window.stride.columns : 1
    }
    return Size(rows: extent.rows, columns: extent.columns)
  }

  private func region(_ activation: Int, _ ranges: [Range<Int>]) -> Region {
    let shape = activation == 0 ? inputShape : layers[activation - 1].outputShape
    precondition(ranges.count == shape.rank, "one range for each axis")
    return Region(activation: activation, shape: shape, ranges: ranges)
  }
}
