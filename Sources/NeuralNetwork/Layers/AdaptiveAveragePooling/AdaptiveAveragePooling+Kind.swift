extension AdaptiveAveragePooling: LayerKind {
  package var word: String { "adaptiveavgpool" }

  package var computation: Computation { .mean }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .picture }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    if size.rows < 1 { throw .notPositive(quantity: "output rows", value: size.rows) }
    if size.columns < 1 { throw .notPositive(quantity: "output columns", value: size.columns) }
    return Shape([input[0], size.rows, size.columns])
  }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }
}
