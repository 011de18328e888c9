/// A kind whose outputs are means of parts of a plane: ``Layer/means`` says of which.
package protocol MeanKind: LayerKind {}

extension MeanKind {
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
}
