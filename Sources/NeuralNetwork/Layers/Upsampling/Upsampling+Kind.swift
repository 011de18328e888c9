extension Upsampling: LayerKind {
  package var word: String { "upsample" }

  package var computation: Computation { .copying }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .picture }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(
      .reversed(
        Wiring.Windows(
          geometry: geometry(input: layer.inputShape, output: layer.outputShape), groupInputs: 1,
          groupOutputs: 1, weights: .none)), of: layer)
  }
}
