extension ForwardPass {
  /// Takes the loss's gradient back through all layers.
  ///
  /// - Parameters:
  ///   - interruption: asked before each layer, sample and output channel.
  ///   - fault: what is broken on purpose, if anything.
  /// - Throws: ``PassError/noLoss``, ``PassError/noTarget``, or ``PassError/interrupted``.
  package func backward(
    interruption: Interruption = .never, fault: Fault? = nil
  ) throws(PassError) -> BackwardPass {
    guard network.loss != nil else { throw .noLoss }
    guard var lossGradient else { throw .noTarget }
    let fault = fault?.shown(in: network, samples: batchSize)
    if fault == nil, let pass = try plannedBackward(from: nil, interruption: interruption) {
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
  package func backward(from upstream: Tensor) -> BackwardPass {
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
  package func backward(
    from upstream: Tensor, interruption: Interruption, fault: Fault? = nil
  ) throws(PassError) -> BackwardPass {
    guard upstream.shape == output.shape else {
      throw .upstreamShapeMismatch(expected: output.shape, actual: upstream.shape)
    }
    let fault = fault?.shown(in: network, samples: batchSize)
    if fault == nil, let pass = try plannedBackward(from: upstream, interruption: interruption) {
      return pass
    }
    // Where a plan cannot be trusted, the layers' own sums are rounded.
    let isRounded = precision == .float32 && fault == nil
    let layers = network.layers
    var gradients = GradientSums(
      of: network, upstream: isRounded ? upstream.rounded(to: precision) : upstream,
      samples: batchSize, keepsOneReader: fault == .skipLost)
    var weightGradients = [Tensor?](repeating: nil, count: layers.count)
    var biasGradients = weightGradients
    for index in layers.indices.reversed() {
      let (upstream, input) = (gradients.ofActivation(index + 1), input(ofLayer: index))
      // Shared weights have one running sum, over all layers that use them.
      let owner = network.owner(ofLayer: index)
      let earlier = (weightGradients[owner], biasGradients[owner])
      // A broken sum is broken by itself, and then added.
      let isAlone = fault?.breaksWeightSums == true
      var own = try layers[index].backward(
        upstream, input: input, output: activations[index + 1], context: contexts[index],
        after: isAlone ? (nil, nil) : earlier, interruption: interruption)
      if let fault {
        try fault.spoil(
          &own, of: layers[index], upstream: upstream, input: input,
          context: contexts[index], interruption: interruption)
        if isAlone, fault != .sharedLastUse { own.add(weight: earlier.0, bias: earlier.1) }
      }
      if isRounded { own.round(to: precision) }
      gradients.add(own.input, ofLayer: index, roundedTo: precision)
      (weightGradients[owner], biasGradients[owner]) = (own.weight, own.bias)
    }
    return BackwardPass(
      forward: self, activationGradients: PassTensors(gradients.all), shares: gradients.shares,
      weightGradients: weightGradients, biasGradients: biasGradients, fault: fault)
  }
}
