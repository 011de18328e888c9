extension Dense: LayerKind {
  package var word: String { "dense" }

  package var computation: Computation { .products }
}
