extension Dense: LayerKind {
  package var word: String { "dense" }

  package var computation: Computation { .products }

  package var weightForm: WeightForm { .matrix(self) }

  package var inputForm: InputForm { .vector }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    if outputs < 1 { throw .notPositive(quantity: "outputs", value: outputs) }
    return Shape([outputs])
  }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(.pairs, of: layer)
  }
}
