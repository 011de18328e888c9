extension Upsampling: CopyingKind {
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

  package func copies(of layer: Layer) -> CopyMap {
    let (input, output) = (layer.inputShape, layer.outputShape)
    return CopyMap(
      rows: (0..<output[1]).map { $0 / factor.rows },
      columns: (0..<output[2]).map { $0 / factor.columns },
      input: Size(rows: input[1], columns: input[2]))
  }

  package var alongColumns: Operation? { .upsampling(Upsampling(factor: factor.flat(1))) }
}
