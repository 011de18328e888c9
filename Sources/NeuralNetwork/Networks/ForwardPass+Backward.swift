extension ForwardPass {
  /// Takes the loss's gradient back through all layers.
  ///
  /// - Parameters:
  ///   - interruption: asked before each layer, sample and output channel.
  ///   - fault: what is broken on purpose, if anything.
  /// - Throws: ``PassError/noLoss``, ``PassError/noTarget``, or ``PassError/interrupted``.
  public func backward(
    interruption: Interruption = .never, fault: Fault? = nil
  ) throws(PassError) -> BackwardPass {
    guard network.loss != nil else { throw .noLoss }
    guard var lossGradient else { throw .noTarget }
    if precision == .float32, fault == nil,
      let pass = try singlePrecisionBackward(from: nil, interruption: interruption)
    {
      return pass
    }
    if fault == .batchMeanForgotten, let loss = network.loss, let target {
      let count = loss.meanCount(samples: batchSize, target: target)
      lossGradient.elements = lossGradient.elements.map { $0 * count }
    }
    return try backward(from: lossGradient, interruption: interruption, fault: fault)
  }

  /// Takes a gradient of the last layer's output back through all layers; no loss is needed.
  ///
  /// - Precondition: `upstream` is shaped as ``output``.
  public func backward(from upstream: Tensor) -> BackwardPass {
    do {
      return try backward(from: upstream, interruption: .never)
    } catch {
      preconditionFailure("the upstream gradient is shaped as the output")
    }
  }

  /// Takes a gradient of the last layer's output back through all layers, unless interrupted.
  ///
  /// - Parameters:
  ///   - upstream: the gradient to start from.
  ///   - interruption: asked before each layer, sample and output channel.
  ///   - fault: what is broken on purpose, if anything.
  /// - Throws: ``PassError/upstreamShapeMismatch(expected:actual:)`` or ``PassError/interrupted``.
  public func backward(
    from upstream: Tensor, interruption: Interruption, fault: Fault? = nil
  ) throws(PassError) -> BackwardPass {
    guard upstream.shape == output.shape else {
      throw .upstreamShapeMismatch(expected: output.shape, actual: upstream.shape)
    }
    // Where a plan cannot be trusted, the layers' own sums are rounded.
    let isRounded = precision == .float32 && fault == nil
    if isRounded,
      let pass = try singlePrecisionBackward(from: upstream, interruption: interruption)
    {
      return pass
    }
    let layers = network.layers
    var activationGradients = [isRounded ? upstream.rounded(to: precision) : upstream]
    var weightGradients: [Tensor?] = []
    var biasGradients: [Tensor?] = []
    activationGradients.reserveCapacity(layers.count + 1)
    weightGradients.reserveCapacity(layers.count)
    biasGradients.reserveCapacity(layers.count)
    for index in layers.indices.reversed() {
      let upstream = activationGradients[activationGradients.count - 1]
      var gradients = try layers[index].backward(
        upstream, input: activations[index], output: activations[index + 1],
        context: contexts[index], interruption: interruption)
      if let fault {
        try fault.spoil(
          &gradients, of: layers[index], upstream: upstream, input: activations[index],
          interruption: interruption)
      }
      if isRounded { gradients.round(to: precision) }
      activationGradients.append(gradients.input)
      weightGradients.append(gradients.weight)
      biasGradients.append(gradients.bias)
    }
    return BackwardPass(
      forward: self, activationGradients: activationGradients.reversed(),
      weightGradients: weightGradients.reversed(), biasGradients: biasGradients.reversed())
  }
}
