/// Several inputs, their channels or features one behind the other.
package struct Concatenation: ReshapingKind {
  /// How many.
  package let inputs: Int

  /// Makes one.
  package init(inputs: Int) { self.inputs = inputs }

  package var word: String { "concat" }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) -> Shape { input }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .joined(inputs) }

  package var fastForm: FastForm? { .joining }
}
