extension Network {
  /// Runs a batch through all layers and, where there is a loss and a target, computes the loss.
  ///
  /// - Parameters:
  ///   - input: the batch, [sample, …inputShape].
  ///   - target: what the output is held against; only checked where the network has a loss.
  ///   - interruption: asked before each layer, sample and output channel.
  /// - Throws: ``PassError`` where input or target do not fit, or where interrupted.
  package func forward(
    _ input: Tensor, target: Target? = nil, interruption: Interruption = .never
  ) throws(PassError) -> ForwardPass {
    let checkedTarget = try checked(input, target: target)
    var activations = [input]
    var contexts: [LayerContext] = []
    activations.reserveCapacity(layers.count + 1)
    contexts.reserveCapacity(layers.count)
    for layer in layers {
      let (output, context) = try layer.forward(
        self.input(ofLayer: contexts.count, from: activations), as: LayerRun(self),
        interruption: interruption)
      activations.append(output)
      contexts.append(context)
    }
    var value: Double?
    if let loss, let checkedTarget {
      let output = activations[activations.count - 1]
      try loss.check(output: output)
      value = loss.value(of: output, target: checkedTarget)
    }
    return ForwardPass(
      network: self, activations: activations, contexts: contexts, target: checkedTarget,
      loss: value)
  }

  /// The loss of a batch's output, [sample, …outputShape]; `nil` where the network has no loss.
  ///
  /// - Throws: ``PassError`` where target or output do not fit.
  package func loss(of output: Tensor, target: Target) throws(PassError) -> Double? {
    guard let loss else { return nil }
    let target = try loss.checked(target, output: outputShape, samples: output.shape[0])
    try loss.check(output: output)
    return loss.value(of: output, target: target)
  }

  /// Checks that a batch and a target fit the network.
  ///
  /// - Returns: the target in the form that the loss takes.
  /// - Throws: ``PassError`` where they do not fit.
  package func checked(_ input: Tensor, target: Target?) throws(PassError) -> Target? {
    guard input.shape.rank == inputShape.rank + 1, input.shape.droppingFirst() == inputShape else {
      throw .inputShapeMismatch(expected: inputShape, actual: input.shape)
    }
    let samples = input.shape[0]
    if samples == 0 { throw .emptyBatch }
    if head != layers.count { throw .branchWithoutLayer(from: name(ofActivation: head)) }
    if let deadEnd { throw .deadEnd(name(ofActivation: deadEnd)) }
    for layer in layers {
      let shape = layer.outputShape.prepending(samples)
      if !shape.isWithinBound { throw .tooManyElements(shape: shape) }
    }
    guard let loss, let target else { return target }
    return try loss.checked(target, output: outputShape, samples: samples)
  }
}
