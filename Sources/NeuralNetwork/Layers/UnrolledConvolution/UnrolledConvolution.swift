/// A convolution without either constraint: a weight from each input to each output.
package struct UnrolledConvolution: LayerKind {
  /// What it was.
  let convolution: Convolution

  package var word: String { convolution.word }

  package var computation: Computation { .products }

  package var weightForm: WeightForm { .unrolled(convolution) }

  package var inputForm: InputForm { .picture }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try convolution.outputShape(for: input)
  }

  /// Without its second constraint there is none left.
  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(.pairs, of: layer)
  }
}
