extension TransposedConvolution: LayerKind {
  package var word: String { "convtranspose" }

  package var computation: Computation { .products }

  package var weightForm: WeightForm { .transposedKernels(self) }

  package var inputForm: InputForm { .picture }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(
      .reversed(
        Wiring.Windows(
          geometry: geometry(input: layer.inputShape, output: layer.outputShape),
          groupInputs: outputChannels / groups, groupOutputs: layer.inputShape[0] / groups,
          weights: .tied)), of: layer)
  }

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

  package var fastForm: FastForm? { .transposedConvolution(self) }
}
