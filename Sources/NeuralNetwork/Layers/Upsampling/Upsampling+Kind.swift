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

  package func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    try copies(of: layer).forward(
      input.elements, into: &output, planes: input.shape[0] * layer.inputShape[0],
      interruption: interruption)
    return .none
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    try copies(of: layer).inputGradient(
      upstream, into: &sums.input, planes: record.samples * layer.inputShape[0],
      interruption: interruption)
  }

  private func copies(of layer: Layer) -> CopyMap {
    let (input, output) = (layer.inputShape, layer.outputShape)
    return CopyMap(
      rows: (0..<output[1]).map { $0 / factor.rows },
      columns: (0..<output[2]).map { $0 / factor.columns },
      input: Size(rows: input[1], columns: input[2]))
  }

  package var alongColumns: Operation? { .upsampling(Upsampling(factor: factor.flat(1))) }
}
