/// A kind whose kernels move over a picture, one way or the other: it is run by three sums.
package protocol KernelKind: LayerKind {
  /// How the kernel lies on what it moves over.
  func geometry(input: Shape, output: Shape) -> WindowGeometry

  /// The outputs of a batch, [sample, channel, row, column].
  func forward(
    _ input: UnsafePointer<Double>, weight: UnsafePointer<Double>, bias: UnsafePointer<Double>?,
    into output: UnsafeMutablePointer<Double>, samples: Int, inputChannels: Int,
    geometry: WindowGeometry, interruption: Interruption
  ) throws(PassError)

  /// The gradient of the inputs.
  func inputGradient(
    _ upstream: UnsafePointer<Double>, weight: UnsafePointer<Double>,
    into gradient: UnsafeMutablePointer<Double>, samples: Int, inputChannels: Int,
    geometry: WindowGeometry, interruption: Interruption
  ) throws(PassError)

  /// The gradient of the weight.
  func weightGradient(
    _ upstream: UnsafePointer<Double>, input: UnsafePointer<Double>,
    into gradient: UnsafeMutablePointer<Double>, samples: Int, inputChannels: Int,
    geometry: WindowGeometry, interruption: Interruption
  ) throws(PassError)
}

extension KernelKind {
  package func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    guard let weight = layer.weight else { return .none }
    try forward(
      input.elements, weight: weight.elements, bias: layer.bias?.elements, into: &output,
      samples: input.shape[0], inputChannels: layer.inputShape[0],
      geometry: geometry(input: layer.inputShape, output: layer.outputShape),
      interruption: interruption)
    return .none
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    guard let weight = layer.weight else { return }
    let geometry = geometry(input: layer.inputShape, output: layer.outputShape)
    if !layer.isBlocked {
      try inputGradient(
        upstream, weight: weight.elements, into: &sums.input, samples: record.samples,
        inputChannels: layer.inputShape[0], geometry: geometry, interruption: interruption)
    }
    try weightGradient(
      upstream, input: record.input.elements, into: &sums.weight, samples: record.samples,
      inputChannels: layer.inputShape[0], geometry: geometry, interruption: interruption)
  }
}
