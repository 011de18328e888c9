extension Convolution: KernelKind {
  package var word: String { isBornLocal ? "locallyconnected" : "conv" }

  package var computation: Computation { .products }

  package var weightForm: WeightForm { .kernels(self) }

  package var inputForm: InputForm { .picture }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try window.checkSizes()
    try checkStride()
    try checkChannels(of: input)
    return try window.positions(on: input).prepending(outputChannels)
  }

  package func window(for input: Shape) -> Window? { window }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(
      windowsOf: self, inputShape: layer.inputShape, outputShape: layer.outputShape, isTied: true)
  }

  package var fastForm: FastForm? { .convolution(self) }
}
