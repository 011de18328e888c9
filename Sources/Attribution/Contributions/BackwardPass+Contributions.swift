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
  /// - Returns: [sample, row, column] for a convolution and a factor of a channel, [sample] for a fully
  ///   connected layer, a relaxed convolution and layer norm, [sample, …output] for a learned slope.
  /// - Precondition: the layer has weights, and the index lies within them.
  public func contributions(toWeight index: [Int], ofLayer layer: Int) -> Tensor {
    let description = forward.network.layers[layer]
    guard let weight = description.weight else {
      preconditionFailure("only a layer with weights has contributions")
    }
    let offset = weight.shape.offset(of: index)
    let shape = weightContributionShape(ofLayer: layer)
    let elements = [Double](unsafeUninitializedCapacity: shape.count) { target, written in
      withContributionWriter(ofLayer: layer) { writer in
        if let target = target.baseAddress { writer.write(weight: offset, to: target) }
      }
      written = shape.count
    }
    return Tensor(shape: shape, elements: elements)
  }

  /// What each output position adds to the gradient of every weight of a layer.
  ///
  /// - Parameter interruption: asked now and then whether to stop.
  /// - Returns: the weight's axes, then those of ``contributions(toWeight:ofLayer:)``.
  /// - Throws: ``PassError/interrupted``.
  /// - Precondition: the layer has weights, and the result is within a tensor's bound.
  public func contributions(
    toWeightsOfLayer layer: Int, interruption: Interruption = .never
  ) throws(PassError) -> Tensor {
    let description = forward.network.layers[layer]
    guard let weight = description.weight,
      let shape = description.contributionShape(samples: forward.batchSize)
    else { preconditionFailure("only a layer with weights has contributions") }
    precondition(shape.isWithinBound, "a tensor of \(shape)")
    let upstream = activationGradients[layer + 1].elements
    let input = forward.multiplicands(ofLayer: layer).elements
    var result = Result<Bool, PassError>.success(false)
    // Each number is written once: zeros beforehand would cost as much as the products.
    let elements = [Double](unsafeUninitializedCapacity: shape.count) { target, written in
      guard let target = target.baseAddress else { return }
      result = Result { () throws(PassError) in
        try description.writeContributions(
          to: target, upstream: upstream, input: input, samples: forward.batchSize,
          interruption: interruption)
      }
      if case .success(true) = result { written = shape.count }
    }
    if try result.get() { return Tensor(shape: shape, elements: elements) }
    let each = weightContributionShape(ofLayer: layer).count
    let oneByOne = [Double](unsafeUninitializedCapacity: shape.count) { target, written in
      withContributionWriter(ofLayer: layer) { writer in
        guard let target = target.baseAddress else { return }
        for offset in 0..<weight.count {
          if interruption.isRaised {
            result = .failure(.interrupted)
            return
          }
          writer.write(weight: offset, to: target + offset * each)
          written = (offset + 1) * each
        }
      }
    }
    _ = try result.get()
    return Tensor(shape: shape, elements: oneByOne)
  }

  /// What each output position adds to the gradient of one bias: the upstream gradient itself.
  ///
  /// - Returns: [sample, row, column] for a convolution and a shift of a channel, [sample] for a fully
  ///   connected layer and layer norm.
  /// - Precondition: the layer has a bias, and `output` is one of its channels or units.
  public func contributions(toBias output: Int, ofLayer layer: Int) -> Tensor {
    let description = forward.network.layers[layer]
    precondition(description.bias != nil, "the layer has a bias")
    let channels = description.bias?.count ?? 1
    precondition(output >= 0 && output < channels, "the bias is one of the layer's")
    let positions = description.outputShape.count / channels
    let upstream = activationGradients[layer + 1].elements
    var elements: [Double] = []
    for sample in 0..<forward.batchSize {
      let start = (sample * channels + output) * positions
      elements += upstream[start..<start + positions]
    }
    if description.wiring.scalesOutputs { elements = elements.map { $0 + 0 } }
    return Tensor(shape: biasContributionShape(ofLayer: layer), elements: elements)
  }

  /// What a weight is used at: each position of a convolution, one otherwise.
  private func weightContributionShape(ofLayer layer: Int) -> Shape {
    Shape([forward.batchSize] + forward.network.layers[layer].useExtents)
  }

  private func biasContributionShape(ofLayer layer: Int) -> Shape {
    Shape([forward.batchSize] + forward.network.layers[layer].biasUseExtents)
  }

  /// Lends what writes the contributions to single weights of a layer.
  private func withContributionWriter(
    ofLayer index: Int, _ body: (ContributionWriter) -> Void
  ) {
    activationGradients[index + 1].elements.withUnsafeBufferPointer { upstream in
      forward.multiplicands(ofLayer: index).elements.withUnsafeBufferPointer { input in
        guard let upstream = upstream.baseAddress, let input = input.baseAddress else { return }
        body(
          ContributionWriter(
            layer: forward.network.layers[index], samples: forward.batchSize, upstream: upstream,
            input: input))
      }
    }
  }
}
