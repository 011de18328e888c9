extension MaxPooling: LayerKind {
  package var word: String { isGlobal ? "globalmaxpool" : "maxpool" }

  package var computation: Computation { .largest }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .picture }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try cells.poolingPositions(on: input).prepending(input[0])
  }

  package func window(for input: Shape) -> Window? { cells }

  /// The window, with how it moves.
  var cells: Window {
    Window(size: window, stride: stride, padding: padding, dilation: dilation, roundsUp: roundsUp)
  }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(poolOf: layer)
  }

  package func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    guard let geometry = layer.geometry else { return .none }
    var winners = [Int32](repeating: -1, count: output.count)
    var tied = [Bool](repeating: false, count: output.count)
    try forward(
      input.elements, into: &output, winners: &winners, tied: &tied, samples: input.shape[0],
      channels: layer.inputShape[0], geometry: geometry, interruption: interruption)
    return .maxPooling(winners: winners, tied: tied)
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    guard case .maxPooling(let winners, _) = record.context else { return }
    inputGradient(
      upstream, winners: winners, into: &sums.input, samples: record.samples,
      inputCount: layer.inputShape.count, outputCount: layer.outputShape.count)
  }

  // A winner is kept as a number, which single precision must be able to count to.
  package var fastForm: FastForm? { window.count < 1 << 24 ? .largest : nil }
}

extension Operation {
  /// The operation on an input of that shape, where its window is the whole picture.
  func fitted(to input: Shape) -> Operation {
    guard case .maxPooling(let pooling) = self, input.rank == 3 else { return self }
    return .maxPooling(pooling.fitted(to: Size(rows: input[1], columns: input[2])))
  }
}
