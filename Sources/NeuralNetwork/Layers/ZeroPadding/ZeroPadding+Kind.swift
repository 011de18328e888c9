extension ZeroPadding: LayerKind {
  package var word: String { "zeropad" }

  package var computation: Computation { .copying }

  package var weightForm: WeightForm { .none }
}
