extension Network {
  /// Runs a batch through all layers in the precision given, by a plan where that is faster.
  ///
  /// In double precision a plan comes to the bits of ``forward(_:target:interruption:)``. In single
  /// precision weights and input are rounded first, and the pass's network and input are the rounded
  /// ones; a network that has no plan runs layer by layer, each number rounded.
  ///
  /// What a plan computed is read out of its memory when somebody looks at it, and the way back goes on
  /// there.
  ///
  /// - Parameters:
  ///   - input: the batch, [sample, …inputShape].
  ///   - target: what the output is held against; only checked where the network has a loss.
  ///   - precision: what to compute in.
  ///   - earlier: a pass whose plan may do again, where it was one of the same network but for its
  ///     numbers.
  ///   - interruption: asked now and then.
  /// - Throws: ``PassError`` where input or target do not fit, or where interrupted.
  package func forward(
    _ input: Tensor, target: Target? = nil, in precision: Precision,
    after earlier: ForwardPass? = nil, interruption: Interruption = .never
  ) throws(PassError) -> ForwardPass {
    switch precision {
    case .float64:
      guard isWorthPlan(samples: input.shape[0]),
        let pass = try plannedForward(
          input, target: try checked(input, target: target), as: Double.self, after: earlier,
          interruption)
      else { return try forward(input, target: target, interruption: interruption) }
      return pass
    case .float32:
      let target = try checked(input, target: target)
      let network = rounded(to: precision)
      if let pass = try network.plannedForward(
        input, target: target, as: Float.self, after: earlier, interruption)
      {
        return pass
      }
      return try network.layerwiseForward(
        input.rounded(to: precision), target: target, in: precision, interruption: interruption)
    }
  }

  /// Whether a pass has so many products that laying out a plan first is soon made good.
  package func isWorthPlan(samples: Int) -> Bool {
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
    _ input: Tensor, target: Target?, as scalar: Scalar.Type, after earlier: ForwardPass? = nil,
    _ interruption: Interruption
  ) throws(PassError) -> ForwardPass? {
    let samples = input.shape[0]
    let precision = Scalar.self == Double.self ? Precision.float64 : .float32
    guard
      var plan = try lookingPlan(
        samples: samples, as: scalar, after: earlier?.memory, interruption)
    else { return nil }
    let hasLoss = loss != nil && target != nil
    plan.setInput(input.elements)
    if let loss, let target { plan.setTarget(target, of: loss) }
    try plan.run(hasLoss ? [\.forward, \.judgement] : [\.forward], interruption: interruption)
    let output = plan.activation(layers.count).reshaped(to: outputShape.prepending(samples))
    if hasLoss { try loss?.check(output: output) }
    let value = hasLoss ? plan.loss : nil
    let memory = PassMemory(
      plan, of: self, input: input.rounded(to: precision), output: output)
    let isHeld = try memory.settle(gradients: false, interruption: interruption)
    return ForwardPass(
      network: self, memory: memory, isHeld: isHeld, target: target, loss: value,
      precision: precision)
  }

  /// The plan of a pass that keeps each number; `nil` where the network has none.
  fileprivate func lookingPlan<Scalar: PlanScalar>(
    samples: Int, as scalar: Scalar.Type, after earlier: PassMemory? = nil,
    _ interruption: Interruption
  ) throws(PassError) -> Plan<Scalar>? {
    guard !readsZerosAsPadding || hasFiniteWeights else { return nil }
    if let layout = earlier?.layout(for: self, samples: samples, as: scalar) {
      return Plan(layout, self)
    }
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

  /// The way back in the memory of the way forward, or, where that was let go of, behind another one.
  func plannedBackward<Scalar: PlanScalar>(
    from upstream: Tensor?, as scalar: Scalar.Type, _ interruption: Interruption
  ) throws(PassError) -> BackwardPass? {
    var memory = memory
    if memory == nil { memory = try memoryAnew(as: scalar, interruption) }
    guard let back = try memory?.backward(from: upstream, interruption: interruption) else {
      return nil
    }
    _ = try back.memory.settle(gradients: true, interruption: interruption)
    return BackwardPass(
      forward: self, activationGradients: PassTensors(gradientsIn: back.memory),
      weightGradients: back.weights, biasGradients: back.biases)
  }

  private func memoryAnew<Scalar: PlanScalar>(
    as scalar: Scalar.Type, _ interruption: Interruption
  ) throws(PassError) -> PassMemory? {
    guard activations.count == network.layers.count + 1,
      var plan = try network.lookingPlan(samples: batchSize, as: scalar, interruption)
    else { return nil }
    plan.setInput(activations[0].elements)
    if let loss = network.loss, let target { plan.setTarget(target, of: loss) }
    try plan.run([\.forward], interruption: interruption)
    return PassMemory(plan, of: network, input: activations[0], output: output)
  }
}

extension Plan {
  /// Runs the way back, but for the input's gradient.
  ///
  /// - Parameter upstream: the gradient of the output; that of the loss unless given.
  /// - Returns: the gradients of each layer's weight and bias; `nil` where numbers are not finite and
  ///   it has multiplied them with the zeros that stand for padding.
  /// - Throws: ``PassError/interrupted``.
  mutating func backward(
    from upstream: Tensor?, of network: Network, interruption: Interruption
  ) throws(PassError) -> (weights: [Tensor?], biases: [Tensor?])? {
    if let upstream {
      setOutputGradient(upstream)
    } else {
      try run([\.judgement], interruption: interruption)
    }
    try run([\.backward], interruption: interruption)
    if network.readsZerosAsPadding, !isFinite(layout.slopes) { return nil }
    var weights = [Tensor?](repeating: nil, count: network.layers.count)
    var biases = weights
    for parameter in layout.parameters {
      let gradient = tensor(of: parameter, at: parameter.gradient)
      if parameter.role == .weight {
        weights[parameter.layer] = gradient
      } else {
        biases[parameter.layer] = gradient
      }
    }
    return (weights, biases)
  }

  /// Computes the input's gradient behind the way back.
  mutating func runToInput() { run(layout.toInput) }
}
