extension Fault {
  /// Puts the fault into what a layer computed on the way back.
  ///
  /// - Parameters:
  ///   - gradients: the right gradients, to be broken.
  ///   - layer: the layer.
  ///   - upstream: what arrived at its output, [sample, …].
  ///   - input: what went in, [sample, …].
  ///   - context: what the layer wrote down on the way forward.
  func spoil(
    _ gradients: inout Layer.Gradients, of layer: Layer, upstream: Tensor, input: Tensor,
    context: LayerContext, interruption: Interruption
  ) throws(PassError) {
    switch self {
    case .noSum, .mean, .flippedKernel, .strideIgnored, .paddingShifted, .inputUnturned:
      guard case .kernels(let convolution) = layer.weightForm else { return }
      try spoil(
        &gradients, of: layer, convolution, upstream: upstream, input: input,
        interruption: interruption)
    case .biasMean:
      gradients.bias = gradients.bias?.divided(by: Double(layer.outputsPerBias))
    case .innerNoSum:
      guard layer.computation == .products, !layer.isBlocked else { return }
      gradients.input = try layer.backward(
        layer.lastOfEachGroup(upstream), input: input, output: upstream, context: .none,
        interruption: interruption
      ).input
    case .reluOpen:
      guard layer.operation == .activation(.relu), !layer.isBlocked else { return }
      gradients.input = upstream
    case .poolSpread:
      guard case .largest = layer.computation, !layer.isBlocked else { return }
      gradients.input = layer.spread(upstream, over: input.shape)
    case .normMeanConstant, .normVarianceConstant, .runningStatistics:
      guard case .normalising(let normalisation) = layer.computation else { return }
      try spoil(
        &gradients, of: layer, normalisation, upstream: upstream, input: input, context: context,
        interruption: interruption)
    case .dropoutUnscaled:
      guard case .mask(let mask) = context, !layer.isBlocked else { return }
      for place in upstream.elements.indices {
        gradients.input.elements[place] = mask.elements[place] == 0 ? 0 : upstream.elements[place]
      }
    // The loss's gradient and the change of the weights are no layer's.
    // Of the loss, of what layers read, and of the update.
    case .batchMeanForgotten, .skipLost, .sharedLastUse, .updateEarly, .updatePerPixel: break
    }
  }

  /// The faults of a convolution's kernels.
  private func spoil(
    _ gradients: inout Layer.Gradients, of layer: Layer, _ convolution: Convolution,
    upstream: Tensor, input: Tensor, interruption: Interruption
  ) throws(PassError) {
    guard let weight = layer.weight, let geometry = layer.geometry else { return }
    let window = geometry.window
    switch self {
    case .noSum:
      gradients.weight = layer.kernelGradient(
        upstream, input: input, wiring: layer.wiring, onlyLast: true)
    case .mean: gradients.weight = gradients.weight?.divided(by: Double(geometry.output.count))
    case .flippedKernel: gradients.weight = gradients.weight?.kernelsTurned
    case .strideIgnored:
      let other = Window(
        size: window.size, stride: Size(square: 1), padding: window.padding,
        dilation: window.dilation)
      gradients.weight = layer.kernelGradient(
        upstream, input: input, wiring: layer.wiring.reading(through: other))
    case .paddingShifted:
      let other = Window(size: window.size, stride: window.stride, dilation: window.dilation)
      gradients.weight = layer.kernelGradient(
        upstream, input: input, wiring: layer.wiring.reading(through: other))
    case .inputUnturned:
      guard !layer.isBlocked else { return }
      var elements = [Double](repeating: 0, count: input.count)
      try convolution.inputGradient(
        upstream.elements, weight: weight.kernelsTurned.elements, into: &elements,
        samples: input.shape[0], inputChannels: layer.inputShape[0], geometry: geometry,
        interruption: interruption)
      gradients.input = Tensor(shape: input.shape, elements: elements)
    case .biasMean, .innerNoSum, .reluOpen, .poolSpread, .normMeanConstant, .normVarianceConstant,
      .runningStatistics, .dropoutUnscaled, .skipLost, .sharedLastUse, .batchMeanForgotten,
      .updateEarly, .updatePerPixel:
      break
    }
  }

  /// The faults of a normalisation.
  private func spoil(
    _ gradients: inout Layer.Gradients, of layer: Layer, _ normalisation: Normalisation,
    upstream: Tensor, input: Tensor, context: LayerContext, interruption: Interruption
  ) throws(PassError) {
    guard case .normalisation(let own) = context, own.areOwn else { return }
    var used = context
    if self == .runningStatistics {
      guard let running = layer.statistics else { return }
      used = .normalisation(NormalisationStatistics(normalisation, running: running))
    }
    var elements = [Double](repeating: 0, count: input.count)
    var weight = [Double](repeating: 0, count: layer.weight?.count ?? 0)
    try layer.normalisedBackward(
      normalisation, upstream.elements, input: input, context: used, into: &elements,
      weight: &weight, ways: ways, interruption: interruption)
    gradients.input = Tensor(shape: input.shape, elements: elements)
    gradients.weight = layer.weight.map { Tensor(shape: $0.shape, elements: weight) }
  }

  /// The ways that it leaves a gradient through a normalisation.
  private var ways: Normalisation.Ways {
    switch self {
    case .normMeanConstant: [.variance]
    case .normVarianceConstant: [.mean]
    default: [.mean, .variance]
    }
  }
}

extension Layer {
  /// A convolution's weight gradient through other wires, or with the last position alone of those
  /// that read the input.
  fileprivate func kernelGradient(
    _ upstream: Tensor, input: Tensor, wiring: Wiring, onlyLast: Bool = false
  ) -> Tensor? {
    guard var gradient = weight else { return nil }
    for offset in 0..<gradient.count {
      var sum = 0.0
      for sample in 0..<input.shape[0] {
        var last = 0.0
        wiring.forEachUse(ofWeight: offset) { use in
          guard let place = use.input, let output = use.output else { return }
          last =
            upstream.elements[sample * wiring.outputs + output]
            * input.elements[sample * wiring.inputs + place]
          if !onlyLast { sum += last }
        }
        if onlyLast { sum += last }
      }
      gradient.elements[offset] = sum
    }
    return gradient
  }

  /// An upstream gradient of which only the last channel of each group, or the last unit, is left.
  fileprivate func lastOfEachGroup(_ upstream: Tensor) -> Tensor {
    let perGroup = outputShape[0] / operation.groups
    let plane = outputShape.droppingFirst().count
    var result = upstream
    for place in result.elements.indices
    where (place % outputShape.count) / plane % perGroup != perGroup - 1 {
      result.elements[place] = 0
    }
    return result
  }

  /// A pool's upstream gradient shared out evenly over the cells of each window.
  fileprivate func spread(_ upstream: Tensor, over shape: Shape) -> Tensor {
    var gradient = Tensor(shape: shape)
    let wiring = wiring
    for (place, arriving) in upstream.elements.enumerated() {
      let (sample, output) = place.quotientAndRemainder(dividingBy: wiring.outputs)
      let taps = wiring.taps(ofOutput: output)
      let share = arriving / Double(max(taps.count, 1))
      for tap in taps { gradient.elements[sample * wiring.inputs + tap.input] += share }
    }
    return gradient
  }
}

extension Tensor {
  /// Every element divided by a number.
  fileprivate func divided(by divisor: Double) -> Tensor {
    Tensor(shape: shape, elements: elements.map { $0 / divisor })
  }

  /// Kernels, [OUT, C, row, column], each turned by 180°.
  fileprivate var kernelsTurned: Tensor {
    let cells = shape.extents.suffix(2).reduce(1, *)
    return Tensor(
      shape: shape,
      elements: elements.indices.map { place in
        elements[place / cells * cells + cells - 1 - place % cells]
      })
  }
}
