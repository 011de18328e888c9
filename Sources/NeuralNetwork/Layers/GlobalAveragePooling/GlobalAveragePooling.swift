/// The mean of each channel.
package struct GlobalAveragePooling: LayerKind {
  /// Makes one.
  package init() {}

  package var word: String { "globalavgpool" }

  package var computation: Computation { .mean(countsPadding: false) }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .picture }

  package func outputShape(for input: Shape) -> Shape { Shape([input[0], 1, 1]) }

  /// The whole picture.
  package func window(for input: Shape) -> Window? {
    let whole = Size(rows: input[1], columns: input[2])
    return Window(size: whole, stride: whole)
  }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(poolOf: layer)
  }

  package func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    try layer.means?.forward(
      input.elements, into: &output, planes: input.shape[0] * layer.inputShape[0],
      interruption: interruption)
    return .none
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    try layer.means?.inputGradient(
      upstream, into: &sums.input, planes: record.samples * layer.inputShape[0],
      interruption: interruption)
  }

  package var fastForm: FastForm? { .mean }
}
