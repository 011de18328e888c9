extension Layer {
  /// How the layer's window lies on its input, or `nil` where no window moves over it.
  public var geometry: WindowGeometry? {
    guard let window = operation.window(for: inputShape) else { return nil }
    return WindowGeometry(
      window: window, input: Size(rows: inputShape[1], columns: inputShape[2]),
      output: Size(rows: outputShape[1], columns: outputShape[2]))
  }

  /// Runs a batch, [sample, …input], through this layer.
  func forward(
    _ input: Tensor, as run: LayerRun, interruption: Interruption
  ) throws(PassError) -> (output: Tensor, context: LayerContext) {
    try interruption.check()
    let samples = input.shape[0]
    let shape = outputShape.prepending(samples)
    var output = [Double](repeating: 0, count: shape.count)
    var context = LayerContext.none
    switch operation {
    case .convolution(let convolution):
      guard let weight, let geometry else { break }
      try convolution.forward(
        input.elements, weight: weight.elements, bias: bias?.elements, into: &output,
        samples: samples, inputChannels: inputShape[0], geometry: geometry,
        interruption: interruption)
    case .locallyConnected(let convolution):
      guard let weight, let geometry else { break }
      try convolution.locallyConnectedForward(
        input.elements, weight: weight.elements, bias: bias?.elements, into: &output,
        samples: samples, inputChannels: inputShape[0], geometry: geometry,
        interruption: interruption)
    case .unrolledConvolution(let convolution):
      guard let weight else { break }
      try convolution.unrolledForward(
        input.elements, weight: weight.elements, bias: bias?.elements, into: &output,
        samples: samples, inputs: inputShape.count, outputs: outputShape.count,
        interruption: interruption)
    case .transposedConvolution(let convolution):
      guard let weight else { break }
      try convolution.forward(
        input.elements, weight: weight.elements, bias: bias?.elements, into: &output,
        samples: samples, inputChannels: inputShape[0],
        geometry: convolution.geometry(input: inputShape, output: outputShape),
        interruption: interruption)
    case .dense(let dense):
      guard let weight else { break }
      try dense.forward(
        input.elements, weight: weight.elements, bias: bias?.elements, into: &output,
        samples: samples, inputs: inputShape[0], interruption: interruption)
    case .maxPooling(let pooling):
      guard let geometry else { break }
      var winners = [Int32](repeating: -1, count: output.count)
      var tied = [Bool](repeating: false, count: output.count)
      try pooling.forward(
        input.elements, into: &output, winners: &winners, tied: &tied, samples: samples,
        channels: inputShape[0], geometry: geometry, interruption: interruption)
      context = .maxPooling(winners: winners, tied: tied)
    case .averagePooling, .globalAveragePooling, .adaptiveAveragePooling:
      guard let means else { break }
      try means.forward(
        input.elements, into: &output, planes: samples * inputShape[0],
        interruption: interruption)
    case .zeroPadding, .upsampling:
      try copyForward(
        input.elements, into: &output, samples: samples, interruption: interruption)
    case .activation(let activation):
      let function = activation.function
      try input.elements.withUnsafeBufferPointer { numbers throws(PassError) in
        guard let source = numbers.baseAddress else { return }
        try output.withUnsafeMutableBufferPointer { output throws(PassError) in
          guard let target = output.baseAddress else { return }
          try interruption.portions(of: output.count, costing: 8) {
            function.forward(
              source + $0.lowerBound, into: target + $0.lowerBound, count: $0.count)
          }
        }
      }
    case .flatten, .concatenation:
      output = input.elements
    case .addition:
      try addForward(input.elements, into: &output, interruption: interruption)
    case .normalisation(let normalisation):
      context = try normalisedForward(
        normalisation, input, into: &output, interruption: interruption)
    case .dropout(let dropout):
      output = input.elements
      guard mode == .train else { break }
      let mask = try mask(dropout, samples: samples, pass: run.trainingPasses, holding: run.held)
      for place in output.indices { output[place] *= mask.elements[place] }
      context = .mask(mask)
    case .learnedSlope:
      slopedForward(input.elements, into: &output)
    case .softmax:
      try softmaxForward(
        input.elements, into: &output, samples: samples, interruption: interruption)
    }
    return (Tensor(shape: shape, elements: output), context)
  }
}
