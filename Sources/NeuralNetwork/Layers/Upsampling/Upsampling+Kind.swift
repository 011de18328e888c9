extension Upsampling: LayerKind {
  package var word: String { "upsample" }

  package var computation: Computation { .copying }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .picture }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }
}
