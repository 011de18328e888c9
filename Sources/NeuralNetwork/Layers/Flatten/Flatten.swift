/// All axes but the batch's laid out as one.
package struct Flatten: LayerKind {
  /// Makes one.
  package init() {}

  package var word: String { "flatten" }

  package var computation: Computation { .reshaping }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    // Counted with care: the input itself may be beyond the bound.
    guard let count = input.countIfRepresentable else { throw .tooManyElements(shape: input) }
    return Shape([count])
  }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

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

  package var fastForm: FastForm? { .reshaping }
}
