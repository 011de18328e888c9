extension Layer {
  /// How the layer's window lies on its input, or `nil` where no window moves over it.
  package var geometry: WindowGeometry? {
    guard let window = operation.window(for: inputShape) else { return nil }
    return WindowGeometry(
      window: window, input: Size(rows: inputShape[1], columns: inputShape[2]),
      output: Size(rows: outputShape[1], columns: outputShape[2]))
  }

  /// Runs a batch, [sample, …input], through this layer.
  func forward(
    _ input: Tensor, as run: LayerRun, interruption: Interruption
  ) throws(PassError) -> (output: Tensor, context: LayerContext) {
    try interruption.check()
    let shape = outputShape.prepending(input.shape[0])
    var output = [Double](repeating: 0, count: shape.count)
    let context = try operation.kind.forward(
      input, through: self, into: &output, as: run, interruption: interruption)
    return (Tensor(shape: shape, elements: output), context)
  }
}
