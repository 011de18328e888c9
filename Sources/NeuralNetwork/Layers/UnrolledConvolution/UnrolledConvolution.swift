/// A convolution without either constraint: a weight from each input to each output.
package struct UnrolledConvolution: LayerKind {
  /// What it was.
  let convolution: Convolution

  package var word: String { convolution.word }

  package var computation: Computation { .products }

  package var weightForm: WeightForm { .unrolled(convolution) }
}
