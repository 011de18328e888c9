extension ForwardPass {
  /// Takes the loss's gradient back through all layers.
  ///
  /// - Throws: ``PassError/noLoss``, ``PassError/noTarget``, or ``PassError/interrupted``.
  public func backward(interruption: Interruption = .never) throws(PassError) -> BackwardPass {
    guard network.loss != nil else { throw .noLoss }
    guard let lossGradient else { throw .noTarget }
    return try backward(from: lossGradient, interruption: interruption)
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
  /// - Throws: ``PassError/upstreamShapeMismatch(expected:actual:)`` or ``PassError/interrupted``.
  public func backward(
    from upstream: Tensor, interruption: Interruption
  ) throws(PassError) -> BackwardPass {
    guard upstream.shape == output.shape else {
      throw .upstreamShapeMismatch(expected: output.shape, actual: upstream.shape)
    }
    let layers = network.layers
    var activationGradients = [upstream]
    var weightGradients: [Tensor?] = []
    var biasGradients: [Tensor?] = []
    activationGradients.reserveCapacity(layers.count + 1)
    weightGradients.reserveCapacity(layers.count)
    biasGradients.reserveCapacity(layers.count)
    for index in layers.indices.reversed() {
      let gradients = try layers[index].backward(
        activationGradients[activationGradients.count - 1], input: activations[index],
        output: activations[index + 1], context: contexts[index], interruption: interruption)
      activationGradients.append(gradients.input)
      weightGradients.append(gradients.weight)
      biasGradients.append(gradients.bias)
    }
    return BackwardPass(
      forward: self, activationGradients: activationGradients.reversed(),
      weightGradients: weightGradients.reversed(), biasGradients: biasGradients.reversed())
  }
}
