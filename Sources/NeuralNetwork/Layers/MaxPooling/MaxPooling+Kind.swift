extension MaxPooling: LayerKind {
  package var word: String { isGlobal ? "globalmaxpool" : "maxpool" }

  package var computation: Computation { .largest }

  package var weightForm: WeightForm { .none }
}
