extension Layer {
  /// The gradients that one layer computes on the way back.
  struct Gradients {
    /// The gradient of the layer's input, [sample, …].
    var input: Tensor
    /// The gradient of the weight, where there is one.
    var weight: Tensor?
    /// The gradient of the bias, where there is one.
    var bias: Tensor?

    /// Adds what a layer with the same weights has summed.
    mutating func add(weight other: Tensor?, bias otherBias: Tensor?) {
      if let other, var sum = weight {
        for place in sum.elements.indices { sum.elements[place] += other.elements[place] }
        weight = sum
      }
      if let otherBias, var sum = bias {
        for place in sum.elements.indices { sum.elements[place] += otherBias.elements[place] }
        bias = sum
      }
    }

    /// Rounds every number.
    mutating func round(to precision: Precision) {
      input = input.rounded(to: precision)
      weight = weight?.rounded(to: precision)
      bias = bias?.rounded(to: precision)
    }
  }

  /// Takes the gradient of a batch's output, [sample, …output], back through this layer.
  ///
  /// - Parameter earlier: the sums that another layer with the same weights has begun, to go on with.
  func backward(
    _ upstream: Tensor, input: Tensor, output: Tensor, context: LayerContext,
    after earlier: (weight: Tensor?, bias: Tensor?) = (nil, nil), interruption: Interruption
  ) throws(PassError) -> Gradients {
    try interruption.check()
    let samples = input.shape[0]
    var gradient = [Double](repeating: 0, count: input.count)
    var weightSums =
      earlier.weight?.elements ?? [Double](repeating: 0, count: weight?.count ?? 0)
    var biasSums = earlier.bias?.elements ?? [Double](repeating: 0, count: bias?.count ?? 0)
    let arriving = upstream.elements
    if bias != nil { biasGradient(arriving, into: &biasSums, samples: samples) }
    switch operation {
    case _ where isBlocked && weight == nil: break
    case .convolution(let convolution):
      guard let weight, let geometry else { break }
      if !isBlocked {
        try convolution.inputGradient(
          arriving, weight: weight.elements, into: &gradient, samples: samples,
          inputChannels: inputShape[0], geometry: geometry, interruption: interruption)
      }
      try convolution.weightGradient(
        arriving, input: input.elements, into: &weightSums, samples: samples,
        inputChannels: inputShape[0], geometry: geometry, interruption: interruption)
    case .locallyConnected(let convolution):
      guard let weight, let geometry else { break }
      if !isBlocked {
        try convolution.locallyConnectedInputGradient(
          arriving, weight: weight.elements, into: &gradient, samples: samples,
          inputChannels: inputShape[0], geometry: geometry, interruption: interruption)
      }
      try convolution.locallyConnectedWeightGradient(
        arriving, input: input.elements, into: &weightSums, samples: samples,
        inputChannels: inputShape[0], geometry: geometry, interruption: interruption)
    case .transposedConvolution(let convolution):
      guard let weight else { break }
      let geometry = convolution.geometry(input: inputShape, output: outputShape)
      if !isBlocked {
        try convolution.inputGradient(
          arriving, weight: weight.elements, into: &gradient, samples: samples,
          inputChannels: inputShape[0], geometry: geometry, interruption: interruption)
      }
      try convolution.weightGradient(
        arriving, input: input.elements, into: &weightSums, samples: samples,
        inputChannels: inputShape[0], geometry: geometry, interruption: interruption)
    case .dense, .unrolledConvolution:
      guard let weight else { break }
      let dense = Dense(outputs: outputShape.count)
      let inputs = inputShape.count
      if !isBlocked {
        try dense.inputGradient(
          arriving, weight: weight.elements, into: &gradient, samples: samples, inputs: inputs,
          interruption: interruption)
      }
      try dense.weightGradient(
        arriving, input: input.elements, into: &weightSums, samples: samples, inputs: inputs,
        interruption: interruption)
    case .maxPooling(let pooling):
      guard case .maxPooling(let winners, _) = context else { break }
      pooling.inputGradient(
        arriving, winners: winners, into: &gradient, samples: samples,
        inputCount: inputShape.count, outputCount: outputShape.count)
    case .averagePooling, .globalAveragePooling, .adaptiveAveragePooling:
      guard let means else { break }
      try means.inputGradient(
        arriving, into: &gradient, planes: samples * inputShape[0], interruption: interruption)
    case .zeroPadding, .upsampling:
      try copyInputGradient(
        arriving, into: &gradient, samples: samples, interruption: interruption)
    case .activation(let activation):
      activation.function.inputGradient(
        arriving, input: input.elements, output: output.elements, into: &gradient,
        count: gradient.count)
    case .flatten, .concatenation:
      gradient = arriving
    case .addition:
      addBackward(arriving, into: &gradient)
    case .normalisation(let normalisation):
      try normalisedBackward(
        normalisation, arriving, input: input, context: context, into: &gradient,
        weight: &weightSums, interruption: interruption)
    case .dropout:
      gradient = arriving
      if case .mask(let mask) = context {
        for place in gradient.indices { gradient[place] *= mask.elements[place] }
      }
    case .learnedSlope:
      slopedBackward(arriving, input: input.elements, into: &gradient, slope: &weightSums)
    case .softmax:
      try softmaxInputGradient(
        arriving, output: output.elements, into: &gradient, samples: samples,
        interruption: interruption)
    }
    return Gradients(
      input: Tensor(shape: input.shape, elements: gradient),
      weight: weight.map { Tensor(shape: $0.shape, elements: weightSums) },
      bias: bias.map { Tensor(shape: $0.shape, elements: biasSums) })
  }

  /// The gradient of the bias: one running sum from 0 over sample and, where a channel shares it,
  /// output row and output column of the upstream gradient.
  private func biasGradient(
    _ upstream: UnsafePointer<Double>, into sums: UnsafeMutablePointer<Double>, samples: Int
  ) {
    let positions = outputsPerBias
    var place = 0
    for _ in 0..<samples {
      for bias in 0..<outputShape.count / positions {
        var sum = sums[bias]
        let end = place + positions
        while place < end {
          sum += upstream[place]
          place &+= 1
        }
        sums[bias] = sum
      }
    }
  }

  /// How many outputs of a sample add the same bias, one behind the other.
  package var outputsPerBias: Int { bias.map { outputShape.count / $0.count } ?? 1 }

  /// Which bias an output of a sample adds.
  package func bias(ofOutput output: Int) -> Int { output / outputsPerBias }

  /// The outputs of a sample that add a bias.
  package func outputs(ofBias bias: Int) -> Range<Int> {
    bias * outputsPerBias..<(bias + 1) * outputsPerBias
  }
}
