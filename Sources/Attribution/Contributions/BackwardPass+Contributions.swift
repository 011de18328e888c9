import NeuralNetwork

extension BackwardPass {
  /// What each output position adds to the gradient of one weight.
  ///
  /// For a kernel weight: upstream × the input under that weight at that position, 0 where that is
  /// padding. For a dense weight, and for one of a relaxed convolution, which has one position:
  /// upstream × input, one product for each sample. Added from 0 in row order they give the stored gradient to the last bit (and a zero may differ in its sign).
  ///
  /// - Parameters:
  ///   - index: the weight's index, [OUT, C/groups, row, column], [OUT, IN], or as the relaxed
  ///     layer has it.
  ///   - layer: the layer's position in the network.
  /// - Returns: [sample, row, column] for a convolution, [sample] for a fully connected layer and a
  ///   relaxed convolution.
  /// - Precondition: the layer has weights, and the index lies within them.
  public func contributions(toWeight index: [Int], ofLayer layer: Int) -> Tensor {
    let description = forward.network.layers[layer]
    guard let weight = description.weight else {
      preconditionFailure("only a layer with weights has contributions")
    }
    var tensor = Tensor(shape: weightContributionShape(ofLayer: layer))
    var elements = tensor.elements
    write(contributionsTo: weight.shape.offset(of: index), ofLayer: layer, into: &elements, at: 0)
    tensor.elements = elements
    return tensor
  }

  /// What each output position adds to the gradient of every weight of a layer.
  ///
  /// - Returns: the weight's axes, then those of ``contributions(toWeight:ofLayer:)``.
  /// - Throws: ``ShapeError/tooManyElements(shape:)`` where that is beyond the bound.
  /// - Precondition: the layer has weights.
  public func contributions(toWeightsOfLayer layer: Int) throws(ShapeError) -> Tensor {
    guard let weight = forward.network.layers[layer].weight else {
      preconditionFailure("only a layer with weights has contributions")
    }
    let inner = weightContributionShape(ofLayer: layer)
    let shape = Shape(weight.shape.extents + inner.extents)
    guard shape.isWithinBound else { throw .tooManyElements(shape: shape) }
    var elements = [Double](repeating: 0, count: shape.count)
    for offset in 0..<weight.count {
      write(contributionsTo: offset, ofLayer: layer, into: &elements, at: offset * inner.count)
    }
    return Tensor(shape: shape, elements: elements)
  }

  /// What each output position adds to the gradient of one bias: the upstream gradient itself.
  ///
  /// - Returns: [sample, row, column] for a convolution, [sample] for a fully connected layer.
  /// - Precondition: the layer has a bias, and `output` is one of its channels or units.
  public func contributions(toBias output: Int, ofLayer layer: Int) -> Tensor {
    let description = forward.network.layers[layer]
    precondition(description.bias != nil, "the layer has a bias")
    let channels = description.outputShape[0]
    precondition(output >= 0 && output < channels, "the bias is one of the layer's")
    let positions = description.outputShape.count / channels
    let upstream = activationGradients[layer + 1].elements
    var elements: [Double] = []
    for sample in 0..<forward.batchSize {
      let start = (sample * channels + output) * positions
      elements += upstream[start..<start + positions]
    }
    return Tensor(shape: biasContributionShape(ofLayer: layer), elements: elements)
  }

  /// What a weight is used at: each position of a convolution, one otherwise.
  private func weightContributionShape(ofLayer layer: Int) -> Shape {
    if case .convolution = forward.network.layers[layer].operation {
      return biasContributionShape(ofLayer: layer)
    }
    return Shape([forward.batchSize])
  }

  private func biasContributionShape(ofLayer layer: Int) -> Shape {
    forward.network.layers[layer].outputShape.droppingFirst().prepending(forward.batchSize)
  }

  /// Writes one weight's contributions into zeros that begin at `start`.
  private func write(
    contributionsTo offset: Int, ofLayer index: Int, into elements: inout [Double], at start: Int
  ) {
    let layer = forward.network.layers[index]
    guard let weight = layer.weight else { return }
    let upstream = activationGradients[index + 1].elements
    let input = forward.activations[index].elements
    let outputCount = layer.outputShape.count
    let inputCount = layer.inputShape.count
    guard case .convolution(let convolution) = layer.operation, let geometry = layer.geometry else {
      guard let connection = layer.connection(ofWeight: offset) else { return }
      for sample in 0..<forward.batchSize {
        elements[start + sample] =
          upstream[sample * outputCount + connection.output]
          * input[sample * inputCount + connection.input]
      }
      return
    }
    let place = weight.shape.index(at: offset)
    let group = place[0] / (convolution.outputChannels / convolution.groups)
    let inputChannel = group * weight.shape[1] + place[1]
    let rows = geometry.outputRows(tap: place[2])
    let columns = geometry.outputColumns(tap: place[3])
    let plane = geometry.output.count
    // A single column has no next one, and its stride may be too large to add.
    let step = columns.count > 1 ? geometry.window.stride.columns : 0
    for sample in 0..<forward.batchSize {
      for row in rows where !columns.isEmpty {
        let inputRow = geometry.inputRow(outputRow: row, tap: place[2])
        var read = sample * inputCount + inputChannel * geometry.input.count
        read += inputRow * geometry.input.columns
        read += geometry.inputColumn(outputColumn: columns.lowerBound, tap: place[3])
        var inPlane = row * geometry.output.columns + columns.lowerBound
        let end = inPlane + columns.count
        let arriving = sample * outputCount + place[0] * plane
        let target = start + sample * plane
        while inPlane < end {
          elements[target &+ inPlane] = upstream[arriving &+ inPlane] * input[read]
          inPlane &+= 1
          read &+= step
        }
      }
    }
  }
}
