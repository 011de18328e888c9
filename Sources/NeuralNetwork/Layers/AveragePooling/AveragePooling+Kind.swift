extension AveragePooling: MeanKind {
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

  package var fastForm: FastForm? { .mean }
}
