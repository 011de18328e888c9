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
      for role in RunningStatistics.Role.allCases {
        guard let tensor = layers[index][role] else { continue }
        network.update(layer: index) { $0[role] = tensor.rounded(to: precision) }
      }
    }
    return network
  }

  /// Runs a batch through all layers in the precision given.
  ///
  /// In single precision weights and input are rounded first, and the pass's network and input are
  /// the rounded ones. A network that has no plan runs layer by layer, each number rounded.
  ///
  /// - Parameters:
  ///   - input: the batch, [sample, …inputShape].
  ///   - target: what the output is held against; only checked where the network has a loss.
  ///   - precision: what to compute in.
  ///   - interruption: asked now and then.
  /// - Throws: ``PassError`` where input or target do not fit, or where interrupted.
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
    guard !network.readsZerosAsPadding || network.hasFiniteWeights,
      var plan = try network.singlePrecisionPlan(samples: input.shape[0], interruption)
    else {
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
          to: shape(ofActivation: index).prepending(input.shape[0])))
    }
    if hasLoss { try loss?.check(output: activations[layers.count]) }
    var contexts: [LayerContext] = []
    for (layer, activation) in zip(network.layers, activations) {
      // Of the numbers that came out, the largest are the same in either precision.
      guard case .maxPooling = layer.operation else {
        contexts.append(.none)
        continue
      }
      contexts.append(
        try layer.forward(activation, as: LayerRun(network), interruption: interruption).context)
    }
    return ForwardPass(
      network: network, activations: activations, contexts: contexts, target: target,
      loss: hasLoss ? plan.loss : nil, precision: .float32)
  }

  /// The plan of a pass; `nil` where the network has none.
  fileprivate func singlePrecisionPlan(
    samples: Int, _ interruption: Interruption
  ) throws(PassError) -> Plan<Float>? {
    let plan = Plan<Float>(self, samples: samples, purpose: .looking, interruption: interruption)
    if plan == nil { try interruption.check() }
    return plan
  }
}

extension ForwardPass {
  /// The way back in single precision, from the loss or from a gradient of the output; `nil` where
  /// there is no plan, or numbers are not finite and it would multiply them with the zeros that stand
  /// for padding.
  func singlePrecisionBackward(
    from upstream: Tensor?, interruption: Interruption
  ) throws(PassError) -> BackwardPass? {
    guard !network.readsZerosAsPadding || network.hasFiniteWeights,
      var plan = try network.singlePrecisionPlan(samples: batchSize, interruption)
    else { return nil }
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
