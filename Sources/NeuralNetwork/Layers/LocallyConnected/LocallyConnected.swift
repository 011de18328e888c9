/// A convolution whose positions do not share their kernels: locally connected.
package struct LocallyConnected: LayerKind {
  /// Its windows and channels.
  package let convolution: Convolution

  /// Makes one.
  package init(convolution: Convolution) { self.convolution = convolution }

  package var word: String { convolution.word }

  package var computation: Computation { .products }

  package var weightForm: WeightForm { .ownKernels(convolution) }

  package var inputForm: InputForm { .picture }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try convolution.outputShape(for: input)
  }

  package func window(for input: Shape) -> Window? { convolution.window }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(
      windowsOf: convolution, inputShape: layer.inputShape, outputShape: layer.outputShape,
      isTied: false)
  }

  package func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    guard let weight = layer.weight else { return .none }
    try convolution.locallyConnectedForward(
      input.elements, weight: weight.elements, bias: layer.bias?.elements, into: &output,
      samples: input.shape[0], inputChannels: layer.inputShape[0],
      geometry: convolution.geometry(input: layer.inputShape, output: layer.outputShape),
      interruption: interruption)
    return .none
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    guard let weight = layer.weight else { return }
    let geometry = convolution.geometry(input: layer.inputShape, output: layer.outputShape)
    if !layer.isBlocked {
      try convolution.locallyConnectedInputGradient(
        upstream, weight: weight.elements, into: &sums.input, samples: record.samples,
        inputChannels: layer.inputShape[0], geometry: geometry, interruption: interruption)
    }
    try convolution.locallyConnectedWeightGradient(
      upstream, input: record.input.elements, into: &sums.weight, samples: record.samples,
      inputChannels: layer.inputShape[0], geometry: geometry, interruption: interruption)
  }

  package var fastForm: FastForm? { .locallyConnected(convolution) }

  package var alongColumns: Operation? { .locallyConnected(convolution.flat) }

  package func fittings(for input: Shape) -> [Operation] {
    convolution.nearest(to: input).map { .locallyConnected($0) }
  }
}
