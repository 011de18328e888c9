extension ZeroPadding: LayerKind {
  package var word: String { "zeropad" }

  package var computation: Computation { .copying }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .picture }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try window.checkSizes()
    return try window.positions(on: input).prepending(input[0])
  }

  package func window(for input: Shape) -> Window? { window }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(poolOf: layer)
  }
}
