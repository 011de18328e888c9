extension AdaptiveAveragePooling: MeanKind {
  package var word: String { "adaptiveavgpool" }

  package var computation: Computation { .mean(countsPadding: false) }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .picture }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    if size.rows < 1 { throw .notPositive(quantity: "output rows", value: size.rows) }
    if size.columns < 1 { throw .notPositive(quantity: "output columns", value: size.columns) }
    return Shape([input[0], size.rows, size.columns])
  }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    let (input, output) = (layer.inputShape, layer.outputShape)
    return Wiring(
      .spans(
        Wiring.Spans(
          rows: Self.ranges(input: input[1], output: output[1]),
          columns: Self.ranges(input: input[2], output: output[2]),
          input: Size(rows: input[1], columns: input[2]))), of: layer)
  }

  package var alongColumns: Operation? {
    .adaptiveAveragePooling(AdaptiveAveragePooling(size: size.flat(1)))
  }
}
