import FastProgram

/// A transposed convolution: the products of the convolution whose way back it is, the two passes
/// exchanged. What comes out of it lies as that convolution's input does, with margins.
extension PlanBuilder {
  /// Appends the way forward: what that convolution sends back to its input, and the bias.
  mutating func appendTransposedForward(_ transposed: TransposedConvolution, _ index: Int) {
    guard let weight = parameter(index, .weight) else { return }
    let (kernels, geometry) = reversed(transposed, index)
    layout.forward += scattering(
      kernels, geometry, weight, from: (inputStart(index), inputArrangement(index)),
      to: (start(index + 1), layout.arrangements[index + 1]), bias: parameter(index, .bias))
  }

  /// Appends the way back: that convolution on the gradient that arrives, and its kernels' gradient
  /// with what went in as the gradient.
  mutating func appendTransposedBackward(_ transposed: TransposedConvolution, _ index: Int) {
    guard let weight = parameter(index, .weight) else { return }
    let (kernels, geometry) = reversed(transposed, index)
    let (input, output) = (inputArrangement(index), layout.arrangements[index + 1])
    let places = convolutionPlaces(
      kernels, geometry, from: (slope(index + 1), output), to: input)
    for group in 0..<kernels.groups {
      var product = Product(
        a: .init(places.corner + group * kernels.inputs, sample: output.distances.samples),
        b: .init(inputStart(index) + group * kernels.outputs, sample: input.distances.samples),
        c: .init(weight.gradient + group * kernels.group),
        rows: kernels.inputs * kernels.cells, rowA: places.tapInput, rowC: places.tapKernel,
        terms: geometry.output.count, termA: places.positionInput,
        termB: places.positionOutput, lanes: kernels.tap, samples: samples, addsSamples: true)
      product.accumulates = isPortion
      layout.backward += product.parts
    }
    if let bias = parameter(index, .bias) { appendBiasSum(bias, index) }
    guard wantsInputGradient(index) else { return }
    for group in 0..<kernels.groups {
      appendToInput(
        index,
        Product(
          a: .init(places.corner + group * kernels.inputs, sample: output.distances.samples),
          b: .init(weight.values + group * kernels.group),
          c: .init(inputSlope(index) + group * kernels.outputs, sample: input.distances.samples),
          rows: geometry.output.count, rowA: places.positionInput, rowC: places.positionOutput,
          terms: kernels.inputs * kernels.cells, termA: places.tapInput, termB: places.tapKernel,
          lanes: kernels.tap, samples: samples
        ).parts)
    }
  }

  /// Appends the gradient of the bias, what arrives added up over sample and position: the product of
  /// a row of ones.
  mutating func appendBiasSum(_ bias: PlanLayout.Parameter, _ index: Int) {
    let output = layout.arrangements[index + 1]
    let (rows, columns) = (output.counts.rows, output.counts.columns)
    let one = reserve(1)
    layout.ones.append(one)
    let positions = (0..<rows).flatMap { row in
      (0..<columns).map { row * output.distances.rows + $0 * output.distances.columns }
    }
    var product = Product(
      a: .init(one), b: .init(slope(index + 1), sample: output.distances.samples),
      c: .init(bias.gradient), rows: 1, rowA: offsets([0]), rowC: offsets([0]),
      terms: positions.count, termA: offsets(positions.map { _ in 0 }), termB: offsets(positions),
      lanes: output.counts.channels.rounded(upTo: width), samples: samples, addsSamples: true)
    product.accumulates = isPortion
    layout.backward += product.parts
  }

  /// The kernels of the convolution whose way back a layer is, and how they lie on what comes out.
  private func reversed(
    _ transposed: TransposedConvolution, _ index: Int
  ) -> (kernels: Kernels, geometry: WindowGeometry) {
    let layer = network.layers[index]
    return (
      Kernels(
        transposed.convolution(inputChannels: layer.inputShape[0]),
        inputChannels: layer.outputShape[0], width: width),
      transposed.geometry(input: layer.inputShape, output: layer.outputShape)
    )
  }
}
