extension AveragePooling: LayerKind {
  package var word: String { "avgpool" }

  package var computation: Computation { .mean(countsPadding: countsPadding) }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .picture }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try cells.poolingPositions(on: input).prepending(input[0])
  }

  package func window(for input: Shape) -> Window? { cells }

  /// The window, with how it moves.
  var cells: Window {
    Window(size: window, stride: stride, padding: padding, roundsUp: roundsUp)
  }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(poolOf: layer)
  }

  package func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    try layer.means?.forward(
      input.elements, into: &output, planes: input.shape[0] * layer.inputShape[0],
      interruption: interruption)
    return .none
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    try layer.means?.inputGradient(
      upstream, into: &sums.input, planes: record.samples * layer.inputShape[0],
      interruption: interruption)
  }

  package var fastForm: FastForm? { .mean }
}
