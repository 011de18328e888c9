extension Dense: LayerKind {
  package var word: String { "dense" }

  package var computation: Computation { .products }

  package var weightForm: WeightForm { .matrix(self) }
}
