extension AdaptiveAveragePooling: LayerKind {
  package var word: String { "adaptiveavgpool" }

  package var computation: Computation { .mean }

  package var weightForm: WeightForm { .none }
}
