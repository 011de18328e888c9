extension Activation: LayerKind {
  package var word: String { type(of: function).word }

  package var computation: Computation { .function(self) }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) -> Shape { input }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(.each, of: layer)
  }
}
