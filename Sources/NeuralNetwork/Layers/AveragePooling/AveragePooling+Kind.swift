extension AveragePooling: LayerKind {
  package var word: String { "avgpool" }

  package var computation: Computation { .mean }

  package var weightForm: WeightForm { .none }
}
