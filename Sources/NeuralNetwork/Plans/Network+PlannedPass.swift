extension Network {
  /// Runs a batch through all layers in the precision given, by a plan where that is faster.
  ///
  /// In double precision a plan comes to the bits of ``forward(_:target:interruption:)``. In single
  /// precision weights and input are rounded first, and the pass's network and input are the rounded
  /// ones; a network that has no plan runs layer by layer, each number rounded.
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
    switch precision {
    case .float64:
      guard isWorthPlan(samples: input.shape[0]),
        let pass = try plannedForward(
          input, target: try checked(input, target: target), as: Double.self, interruption)
      else { return try forward(input, target: target, interruption: interruption) }
      return pass
    case .float32:
      let target = try checked(input, target: target)
      let network = rounded(to: precision)
      if let pass = try network.plannedForward(
        input, target: target, as: Float.self, interruption)
      {
        return pass
      }
      return try network.layerwiseForward(
        input.rounded(to: precision), target: target, in: precision, interruption: interruption)
    }
  }

  /// Whether a pass has so many products that laying out a plan first is soon made good.
  func isWorthPlan(samples: Int) -> Bool {
    let products = layers.reduce(0) { sum, layer in
      sum + layer.outputShape.count * (layer.weight.map { $0.count / max(1, $0.shape[0]) } ?? 1)
    }
    return products >= Self.leastPlannedProducts / max(1, samples)
  }

  /// About what a millisecond computes layer by layer.
  private static let leastPlannedProducts = 1 << 20

  /// The pass by a plan; `nil` where the network has none, or where numbers are not finite and it would
  /// multiply them with the zeros that stand for padding.
  ///
  /// - Precondition: input and target were checked.
  func plannedForward<Scalar: PlanScalar>(
    _ input: Tensor, target: Target?, as scalar: Scalar.Type, _ interruption: Interruption
  ) throws(PassError) -> ForwardPass? {
    let samples = input.shape[0]
    guard var plan = try lookingPlan(samples: samples, as: scalar, interruption) else { return nil }
    let hasLoss = loss != nil && target != nil
    plan.setInput(input.elements)
    if let loss, let target { plan.setTarget(target, of: loss) }
    try plan.run(hasLoss ? [\.forward, \.judgement] : [\.forward], interruption: interruption)
    var activations: [Tensor] = []
    for index in 0...layers.count {
      try interruption.check()
      activations.append(
        plan.activation(index).reshaped(to: shape(ofActivation: index).prepending(samples)))
    }
    if hasLoss { try loss?.check(output: activations[layers.count]) }
    var contexts: [LayerContext] = []
    for (layer, activation) in zip(layers, activations) {
      // Of the numbers that came out, the largest are the same in either precision.
      guard case .largest = layer.computation else {
        contexts.append(.none)
        continue
      }
      contexts.append(
        try layer.forward(activation, as: LayerRun(self), interruption: interruption).context)
    }
    return ForwardPass(
      network: self, activations: activations, contexts: contexts, target: target,
      loss: hasLoss ? plan.loss : nil, precision: Scalar.self == Double.self ? .float64 : .float32)
  }

  /// The plan of a pass that keeps each number; `nil` where the network has none.
  fileprivate func lookingPlan<Scalar: PlanScalar>(
    samples: Int, as scalar: Scalar.Type, _ interruption: Interruption
  ) throws(PassError) -> Plan<Scalar>? {
    guard !readsZerosAsPadding || hasFiniteWeights else { return nil }
    let plan = Plan<Scalar>(self, samples: samples, purpose: .looking, interruption: interruption)
    if plan == nil { try interruption.check() }
    return plan
  }
}

extension ForwardPass {
  /// The way back by a plan, from the loss or from a gradient of the output; `nil` where the layers
  /// have to do it.
  func plannedBackward(
    from upstream: Tensor?, interruption: Interruption
  ) throws(PassError) -> BackwardPass? {
    switch precision {
    case .float64:
      guard network.isWorthPlan(samples: batchSize) else { return nil }
      return try plannedBackward(from: upstream, as: Double.self, interruption)
    case .float32: return try plannedBackward(from: upstream, as: Float.self, interruption)
    }
  }

  func plannedBackward<Scalar: PlanScalar>(
    from upstream: Tensor?, as scalar: Scalar.Type, _ interruption: Interruption
  ) throws(PassError) -> BackwardPass? {
    guard activations.count == network.layers.count + 1,
      var plan = try network.lookingPlan(samples: batchSize, as: scalar, interruption)
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
