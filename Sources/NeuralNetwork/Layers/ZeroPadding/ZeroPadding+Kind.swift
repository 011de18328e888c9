extension ZeroPadding: CopyingKind {
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

  package func copies(of layer: Layer) -> CopyMap {
    let (input, output) = (layer.inputShape, layer.outputShape)
    func inside(_ count: Int, _ before: Int, _ input: Int) -> [Int] {
      (0..<count).map { (0..<input).contains($0 - before) ? $0 - before : -1 }
    }
    return CopyMap(
      rows: inside(output[1], top, input[1]), columns: inside(output[2], left, input[2]),
      input: Size(rows: input[1], columns: input[2]))
  }

  package var alongColumns: Operation? {
    .zeroPadding(ZeroPadding(left: left, right: right, top: 0, bottom: 0))
  }
}
