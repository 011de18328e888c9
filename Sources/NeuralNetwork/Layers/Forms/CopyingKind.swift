/// A kind whose outputs are copies of inputs, or 0.
package protocol CopyingKind: LayerKind {
  /// Which input each output copies.
  func copies(of layer: Layer) -> CopyMap
}

extension CopyingKind {
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
}
