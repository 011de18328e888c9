extension Convolution: LayerKind {
  package var word: String { isBornLocal ? "locallyconnected" : "conv" }

  package var computation: Computation { .products }

  package var weightForm: WeightForm { .kernels(self) }
}
