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
}
