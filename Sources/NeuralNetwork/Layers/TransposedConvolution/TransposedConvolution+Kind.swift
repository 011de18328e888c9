extension TransposedConvolution: KernelKind {
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

  package var fastForm: FastForm? { .transposedConvolution(self) }
}
