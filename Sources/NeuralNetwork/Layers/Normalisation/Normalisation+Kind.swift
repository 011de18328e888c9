extension Normalisation: LayerKind {
  package var word: String {
    switch scope {
    case .batch: "batchnorm"
    case .sample: "layernorm"
    case .groups: "groupnorm"
    }
  }

  package var computation: Computation { .normalising(self) }

  package var weightForm: WeightForm { isAffine ? .scaleAndShift(self) : .none }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try check(input)
    return input
  }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }
}
