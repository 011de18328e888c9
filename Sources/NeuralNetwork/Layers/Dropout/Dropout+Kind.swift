extension Dropout: LayerKind {
  package var word: String { "dropout" }

  package var computation: Computation { .masking }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) -> Shape { input }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(.each, of: layer)
  }
}
