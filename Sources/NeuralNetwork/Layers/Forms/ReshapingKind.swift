/// A kind that hands on the numbers that it reads, in another shape or none.
package protocol ReshapingKind: LayerKind {}

extension ReshapingKind {
  package var computation: Computation { .reshaping }

  package func wiring(of layer: Layer) -> Wiring { Wiring(.each, of: layer) }

  package func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    output = input.elements
    return .none
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    sums.input = upstream
  }
}
