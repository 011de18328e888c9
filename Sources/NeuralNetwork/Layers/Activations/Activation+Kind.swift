extension Activation: LayerKind {
  package var word: String { type(of: function).word }

  package var computation: Computation { .function(self) }

  package var weightForm: WeightForm { .none }
}
