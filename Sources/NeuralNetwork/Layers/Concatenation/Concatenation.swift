/// Several inputs, their channels or features one behind the other.
package struct Concatenation: LayerKind {
  /// How many.
  package let inputs: Int

  /// Makes one.
  package init(inputs: Int) { self.inputs = inputs }

  package var word: String { "concat" }

  package var computation: Computation { .reshaping }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) -> Shape { input }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .joined(inputs) }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(.each, of: layer)
  }

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

  package var fastForm: FastForm? { .joining }
}
