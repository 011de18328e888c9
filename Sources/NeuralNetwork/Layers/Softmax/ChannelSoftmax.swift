/// The softmax over the channels of each position, or over the features.
package struct ChannelSoftmax: LayerKind {
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
}
