extension Dropout: LayerKind {
  package var word: String { "dropout" }

  package var computation: Computation { .masking }

  package var weightForm: WeightForm { .none }
}
