extension MaxPooling: LayerKind {
  package var word: String { isGlobal ? "globalmaxpool" : "maxpool" }

  package var computation: Computation { .largest }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .picture }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try cells.poolingPositions(on: input).prepending(input[0])
  }

  package func window(for input: Shape) -> Window? { cells }

  private var cells: Window {
    Window(size: window, stride: stride, padding: padding, dilation: dilation, roundsUp: roundsUp)
  }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(poolOf: layer)
  }
}

extension Operation {
  /// The operation on an input of that shape, where its window is the whole picture.
  func fitted(to input: Shape) -> Operation {
    guard case .maxPooling(let pooling) = self, input.rank == 3 else { return self }
    return .maxPooling(pooling.fitted(to: Size(rows: input[1], columns: input[2])))
  }
}
