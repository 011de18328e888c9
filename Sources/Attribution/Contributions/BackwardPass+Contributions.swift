import NeuralNetwork

extension BackwardPass {
  /// What each output position adds to the gradient of one weight.
  ///
  /// For a kernel weight: upstream × the input under that weight at that position, 0 where that is
  /// padding. In a transposed convolution the kernel moves with the input: there it is the input at
  /// each of its positions × the upstream gradient of where that goes, 0 where it is cut off. For a dense weight, and for one of a relaxed convolution, which has one position:
  /// upstream × input, one product for each sample. Added from 0 in row order they give the stored gradient to the last bit (and a zero may differ in its sign).
  ///
  /// - Parameters:
  ///   - index: the weight's index, [OUT, C/groups, row, column], [OUT, IN], or as the relaxed
  ///     layer has it.
  ///   - layer: the layer's position in the network.
  /// - Returns: [sample, row, column] for a convolution, a transposed one included, and a factor of a
  ///   channel; [sample] for a fully connected layer, a relaxed convolution and layer norm; [sample,
  ///   …output] for a learned slope.
  /// - Precondition: the layer has weights, and the index lies within them.
  package func contributions(toWeight index: [Int], ofLayer layer: Int) -> Tensor {
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
  package func contributions(
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
    let tasks = shape.count < Self.leastDivided ? 1 : min(weight.count, Self.mostTasks)
    let oneByOne = [Double](unsafeUninitializedCapacity: shape.count) { target, written in
      withContributionWriter(ofLayer: layer) { writer in
        guard let target = target.baseAddress else { return }
        result = Result { () throws(PassError) in
          try Threads.perform(tasks, interruption: interruption) {
            task, _, interruption throws(PassError) in
            for offset in task * weight.count / tasks..<(task + 1) * weight.count / tasks {
              try interruption.check()
              writer.write(weight: offset, to: target + offset * each)
            }
          }
          return true
        }
      }
      if case .success(true) = result { written = shape.count }
    }
    _ = try result.get()
    return Tensor(shape: shape, elements: oneByOne)
  }

  /// Fewer terms than these are not worth waking a thread for.
  private static let leastDivided = 1 << 18
  /// There are no more tasks.
  private static let mostTasks = 64

  /// What each output position adds to the gradient of one bias: the upstream gradient itself.
  ///
  /// - Parameter bias: its offset in the layer's bias.
  /// - Returns: [sample, row, column] for a channel's, [sample] for one that a single output has.
  /// - Precondition: the layer has a bias, and `bias` is one of it.
  package func contributions(toBias bias: Int, ofLayer layer: Int) -> Tensor {
    let description = forward.network.layers[layer]
    precondition(
      description.bias.map { (0..<$0.count).contains(bias) } ?? false,
      "the bias is one of the layer's")
    let outputs = description.outputs(ofBias: bias)
    let upstream = activationGradients[layer + 1].elements
    var elements: [Double] = []
    for sample in 0..<forward.batchSize {
      let start = sample * description.outputShape.count
      elements += upstream[start + outputs.lowerBound..<start + outputs.upperBound]
    }
    if description.wiring.scalesOutputs { elements = elements.map { $0 + 0 } }
    return Tensor(shape: biasContributionShape(ofLayer: layer), elements: elements)
  }

  /// What a weight is used at: each position that shares it, one otherwise.
  private func weightContributionShape(ofLayer layer: Int) -> Shape {
    forward.network.layers[layer].sharedPositions.prepending(forward.batchSize)
  }

  /// What a bias is used at: each position of its channel, or the one output that it has.
  private func biasContributionShape(ofLayer layer: Int) -> Shape {
    forward.network.layers[layer].sharedBiasPositions.prepending(forward.batchSize)
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
