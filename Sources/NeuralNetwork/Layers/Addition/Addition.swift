/// The sum of several inputs of the same shape.
package struct Addition: LayerKind {
  /// How many.
  package let inputs: Int

  /// Makes one.
  package init(inputs: Int) { self.inputs = inputs }

  package var word: String { "add" }

  package var computation: Computation { .sum }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) -> Shape {
    Shape([input[0] / inputs] + input.extents.dropFirst())
  }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .added(inputs) }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(.behindEachOther, of: layer)
  }

  package func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    try layer.addForward(input.elements, into: &output, interruption: interruption)
    return .none
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    layer.addBackward(upstream, into: &sums.input)
  }

  package var fastForm: FastForm? { .sum }
}
