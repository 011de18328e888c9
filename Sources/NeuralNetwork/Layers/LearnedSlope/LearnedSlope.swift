/// A rectifier that learns the slope below 0.
package struct LearnedSlope: LayerKind {
  /// Makes one.
  package init() {}

  package var word: String { "prelu" }

  package var computation: Computation { .learnedSlope }

  package var weightForm: WeightForm { .slope }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) -> Shape { input }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(
      .each, of: layer,
      scaling: .init(run: layer.outputShape.count, positions: layer.outputShape))
  }

  package func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    layer.slopedForward(input.elements, into: &output)
    return .none
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    layer.slopedBackward(
      upstream, input: record.input.elements, into: &sums.input, slope: &sums.weight)
  }
}
