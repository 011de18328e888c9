extension Network {
  /// This network with every weight and bias rounded.
  public func rounded(to precision: Precision) -> Network {
    if precision == .float64 { return self }
    var network = self
    for index in layers.indices {
      for role in ParameterName.Role.allCases {
        guard let tensor = layers[index][role] else { continue }
        network.update(layer: index) { $0[role] = tensor.rounded(to: precision) }
      }
    }
    return network
  }

  /// Runs a batch through all layers in the precision given.
  ///
  /// In single precision weights and input are rounded first, and the pass's network and input are
  /// the rounded ones.
  ///
  /// - Parameters:
  ///   - input: the batch, [sample, …inputShape].
  ///   - target: what the output is held against; only checked where the network has a loss.
  ///   - precision: what to compute in.
  ///   - interruption: asked now and then.
  /// - Throws: ``PassError`` where input or target do not fit, a layer has no form in single
  ///   precision, or where interrupted.
  public func forward(
    _ input: Tensor, target: Target? = nil, in precision: Precision,
    interruption: Interruption = .never
  ) throws(PassError) -> ForwardPass {
    if precision == .float64 {
      return try forward(input, target: target, interruption: interruption)
    }
    let target = try checked(input, target: target)
    let network = rounded(to: .float32)
    let hasLoss = loss != nil && target != nil
    var plan = try network.singlePrecisionPlan(
      samples: input.shape[0], interruption)
    if network.readsZerosAsPadding, !network.hasFiniteWeights {
      return try network.layerwiseForward(
        input.rounded(to: precision), target: target, in: precision, interruption: interruption)
    }
    plan.setInput(input.elements)
    if let loss, let target { plan.setTarget(target, of: loss) }
    try plan.run(hasLoss ? [\.forward, \.judgement] : [\.forward], interruption: interruption)
    var activations: [Tensor] = []
    for index in 0...layers.count {
      try interruption.check()
      activations.append(
        plan.activation(index).reshaped(
          to: shape(ofActivation: index, samples: input.shape[0])))
    }
    if hasLoss { try loss?.check(output: activations[layers.count]) }
    var contexts: [LayerContext] = []
    for (layer, activation) in zip(network.layers, activations) {
      // Of the numbers that came out, the largest are the same in either precision.
      guard case .maxPooling = layer.operation else {
        contexts.append(.none)
        continue
      }
      contexts.append(try layer.forward(activation, interruption: interruption).context)
    }
    return ForwardPass(
      network: network, activations: activations, contexts: contexts, target: target,
      loss: hasLoss ? plan.loss : nil, precision: .float32)
  }

  /// [sample, …] of the input, for 0, or of a layer's output.
  fileprivate func shape(ofActivation index: Int, samples: Int) -> Shape {
    (index == 0 ? inputShape : layers[index - 1].outputShape).prepending(samples)
  }

  fileprivate func singlePrecisionPlan(
    samples: Int, _ interruption: Interruption
  ) throws(PassError) -> Plan<Float> {
    if let plan = Plan<Float>(
      self, samples: samples, purpose: .looking, interruption: interruption)
    {
      return plan
    }
    try interruption.check()
    let slow = layers.first(where: { !$0.hasFastForm })
    throw .noSinglePrecision(layer: slow?.name ?? layers.first?.name ?? "")
  }
}

extension ForwardPass {
  /// The way back in single precision, from the loss or from a gradient of the output; `nil` where
  /// numbers are not finite and a plan would multiply them with the zeros that stand for padding.
  func singlePrecisionBackward(
    from upstream: Tensor?, interruption: Interruption
  ) throws(PassError) -> BackwardPass? {
    if network.readsZerosAsPadding, !network.hasFiniteWeights { return nil }
    var plan = try network.singlePrecisionPlan(samples: batchSize, interruption)
    plan.setInput(activations[0].elements)
    if let loss = network.loss, let target { plan.setTarget(target, of: loss) }
    try plan.run(
      upstream == nil ? [\.forward, \.judgement] : [\.forward], interruption: interruption)
    if let upstream { plan.setOutputGradient(upstream) }
    try plan.run([\.backward], interruption: interruption)
    if network.readsZerosAsPadding, !plan.isFinite(plan.layout.slopes) { return nil }
    var weights = [Tensor?](repeating: nil, count: network.layers.count)
    var biases = weights
    for parameter in plan.layout.parameters {
      let gradient = plan.tensor(of: parameter, at: parameter.gradient)
      if parameter.role == .weight {
        weights[parameter.layer] = gradient
      } else {
        biases[parameter.layer] = gradient
      }
    }
    var gradients: [Tensor] = []
    for index in activations.indices {
      try interruption.check()
      gradients.append(plan.gradient(index).reshaped(to: activations[index].shape))
    }
    return BackwardPass(
      forward: self, activationGradients: gradients, weightGradients: weights, biasGradients: biases
    )
  }
}

extension Tensor {
  /// The same numbers, rounded.
  public func rounded(to precision: Precision) -> Tensor {
    precision == .float64
      ? self : Tensor(shape: shape, elements: elements.map(precision.rounded))
  }
}
