extension TransposedConvolution: LayerKind {
  package var word: String { "convtranspose" }

  package var computation: Computation { .products }

  package var weightForm: WeightForm { .transposedKernels(self) }

  package var inputForm: InputForm { .picture }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }
}
