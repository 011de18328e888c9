extension Fault {
  /// Puts the fault into what a layer computed on the way back.
  ///
  /// - Parameters:
  ///   - gradients: the right gradients, to be broken.
  ///   - layer: the layer.
  ///   - upstream: what arrived at its output, [sample, …].
  ///   - input: what went in, [sample, …].
  func spoil(
    _ gradients: inout Layer.Gradients, of layer: Layer, upstream: Tensor, input: Tensor,
    interruption: Interruption
  ) throws(PassError) {
    if case .convolution(let convolution) = layer.operation {
      try spoil(
        &gradients, of: layer, convolution, upstream: upstream, input: input,
        interruption: interruption)
    }
    switch self {
    case .biasMean:
      guard let convolution = layer.operation.convolution else { return }
      let positions = layer.outputShape.count / convolution.outputChannels
      gradients.bias = gradients.bias?.divided(by: Double(positions))
    case .innerNoSum:
      guard layer.weight != nil, !layer.isBlocked else { return }
      gradients.input = try layer.backward(
        layer.lastOfEachGroup(upstream), input: input, output: upstream, context: .none,
        interruption: interruption
      ).input
    case .reluOpen:
      guard layer.operation == .activation(.relu), !layer.isBlocked else { return }
      gradients.input = upstream
    case .poolSpread:
      guard case .maxPooling = layer.operation, !layer.isBlocked else { return }
      gradients.input = layer.spread(upstream, over: input.shape)
    default: break
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
        upstream, input: input, geometry: geometry, onlyLast: true)
    case .mean: gradients.weight = gradients.weight?.divided(by: Double(geometry.output.count))
    case .flippedKernel: gradients.weight = gradients.weight?.kernelsTurned
    case .strideIgnored:
      let other = Window(
        size: window.size, stride: Size(square: 1), padding: window.padding,
        dilation: window.dilation)
      gradients.weight = layer.kernelGradient(
        upstream, input: input,
        geometry: WindowGeometry(window: other, input: geometry.input, output: geometry.output))
    case .paddingShifted:
      let other = Window(size: window.size, stride: window.stride, dilation: window.dilation)
      gradients.weight = layer.kernelGradient(
        upstream, input: input,
        geometry: WindowGeometry(window: other, input: geometry.input, output: geometry.output))
    case .inputUnturned:
      guard !layer.isBlocked else { return }
      var elements = [Double](repeating: 0, count: input.count)
      try convolution.inputGradient(
        upstream.elements, weight: weight.kernelsTurned.elements, into: &elements,
        samples: input.shape[0], inputChannels: layer.inputShape[0], geometry: geometry,
        interruption: interruption)
      gradients.input = Tensor(shape: input.shape, elements: elements)
    default: break
    }
  }
}

extension Layer {
  /// A convolution's weight gradient as another geometry reads the input, or with the last position
  /// alone of those that read it.
  fileprivate func kernelGradient(
    _ upstream: Tensor, input: Tensor, geometry: WindowGeometry, onlyLast: Bool = false
  ) -> Tensor? {
    guard let convolution = operation.convolution, var gradient = weight else { return nil }
    let groupInputs = gradient.shape[1]
    let groupOutputs = convolution.outputChannels / convolution.groups
    for offset in 0..<gradient.count {
      let index = gradient.shape.index(at: offset)
      let channel = index[0] / groupOutputs * groupInputs + index[1]
      var sum = 0.0
      for sample in 0..<input.shape[0] {
        var last = 0.0
        for row in 0..<geometry.output.rows {
          let inputRow = geometry.inputRow(outputRow: row, tap: index[2])
          guard inputRow >= 0, inputRow < geometry.input.rows else { continue }
          for column in 0..<geometry.output.columns {
            let inputColumn = geometry.inputColumn(outputColumn: column, tap: index[3])
            guard inputColumn >= 0, inputColumn < geometry.input.columns else { continue }
            last =
              upstream[[sample, index[0], row, column]]
              * input[[sample, channel, inputRow, inputColumn]]
            if !onlyLast { sum += last }
          }
        }
        if onlyLast { sum += last }
      }
      gradient.elements[offset] = sum
    }
    return gradient
  }

  /// An upstream gradient of which only the last channel of each group, or the last unit, is left.
  fileprivate func lastOfEachGroup(_ upstream: Tensor) -> Tensor {
    let perGroup = outputShape[0] / (operation.convolution?.groups ?? 1)
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
    guard let geometry else { return gradient }
    let size = geometry.window.size
    for place in 0..<upstream.count {
      let index = upstream.shape.index(at: place)
      let rows = (0..<size.rows).map { geometry.inputRow(outputRow: index[2], tap: $0) }
        .filter { $0 >= 0 && $0 < geometry.input.rows }
      let columns = (0..<size.columns).map { geometry.inputColumn(outputColumn: index[3], tap: $0) }
        .filter { $0 >= 0 && $0 < geometry.input.columns }
      let share = upstream.elements[place] / Double(max(rows.count * columns.count, 1))
      for row in rows {
        for column in columns { gradient[[index[0], index[1], row, column]] += share }
      }
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
