extension Upsampling: LayerKind {
  package var word: String { "upsample" }

  package var computation: Computation { .copying }

  package var weightForm: WeightForm { .none }
}
