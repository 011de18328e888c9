/// A convolution whose positions do not share their kernels: locally connected.
package struct LocallyConnected: LayerKind {
  /// Its windows and channels.
  let convolution: Convolution

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
}
