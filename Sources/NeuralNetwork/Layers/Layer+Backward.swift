extension Layer {
  /// The gradients that one layer computes on the way back.
  struct Gradients {
    /// The gradient of the layer's input, [sample, …].
    var input: Tensor
    /// The gradient of the weight, where there is one.
    var weight: Tensor?
    /// The gradient of the bias, where there is one.
    var bias: Tensor?
  }

  /// Takes the gradient of a batch's output, [sample, …output], back through this layer.
  func backward(
    _ upstream: Tensor, input: Tensor, output: Tensor, context: LayerContext,
    interruption: Interruption
  ) throws(PassError) -> Gradients {
    try interruption.check()
    let samples = input.shape[0]
    var gradient = [Double](repeating: 0, count: input.count)
    var weightSums = [Double](repeating: 0, count: weight?.count ?? 0)
    var biasSums = [Double](repeating: 0, count: bias?.count ?? 0)
    let arriving = upstream.elements
    switch operation {
    case .convolution(let convolution):
      guard let weight, let geometry else { break }
      try convolution.inputGradient(
        arriving, weight: weight.elements, into: &gradient, samples: samples,
        inputChannels: inputShape[0], geometry: geometry, interruption: interruption)
      try convolution.weightGradient(
        arriving, input: input.elements, into: &weightSums, samples: samples,
        inputChannels: inputShape[0], geometry: geometry, interruption: interruption)
      if bias != nil {
        convolution.biasGradient(
          arriving, into: &biasSums, samples: samples, positions: geometry.output.count)
      }
    case .dense(let dense):
      guard let weight else { break }
      let inputs = inputShape[0]
      try dense.inputGradient(
        arriving, weight: weight.elements, into: &gradient, samples: samples, inputs: inputs,
        interruption: interruption)
      try dense.weightGradient(
        arriving, input: input.elements, into: &weightSums, samples: samples, inputs: inputs,
        interruption: interruption)
      if bias != nil { dense.biasGradient(arriving, into: &biasSums, samples: samples) }
    case .maxPooling(let pooling):
      guard case .maxPooling(let winners, _) = context else { break }
      pooling.inputGradient(
        arriving, winners: winners, into: &gradient, samples: samples,
        inputCount: inputShape.count, outputCount: outputShape.count)
    case .averagePooling, .globalAveragePooling:
      guard let averaging, let geometry else { break }
      try averaging.inputGradient(
        arriving, into: &gradient, planes: samples * inputShape[0], geometry: geometry,
        interruption: interruption)
    case .activation(let activation):
      activation.inputGradient(
        arriving, input: input.elements, output: output.elements, into: &gradient,
        count: gradient.count)
    case .flatten:
      gradient = arriving
    }
    return Gradients(
      input: Tensor(shape: input.shape, elements: gradient),
      weight: weight.map { Tensor(shape: $0.shape, elements: weightSums) },
      bias: bias.map { Tensor(shape: $0.shape, elements: biasSums) })
  }
}
