/// The softmax over the channels of each position, or over the features.
package struct ChannelSoftmax: LayerKind {
  /// Makes one.
  package init() {}

  package var word: String { "softmax" }

  package var computation: Computation { .softmax }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) -> Shape { input }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  /// A window of one position on all channels.
  package func wiring(of layer: Layer) -> Wiring {
    let plane = Size(rows: 1, columns: layer.positionCount)
    let one = Size(square: 1)
    return Wiring(
      .windows(
        Wiring.Windows(
          geometry: WindowGeometry(
            window: Window(size: one, stride: one), input: plane, output: plane),
          groupInputs: layer.inputShape[0], groupOutputs: layer.inputShape[0], weights: .none)),
      of: layer)
  }

  package func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    try layer.softmaxForward(
      input.elements, into: &output, samples: input.shape[0], interruption: interruption)
    return .none
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    try layer.softmaxInputGradient(
      upstream, output: record.output.elements, into: &sums.input, samples: record.samples,
      interruption: interruption)
  }
}
