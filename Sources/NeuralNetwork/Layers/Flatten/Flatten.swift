/// All axes but the batch's laid out as one.
package struct Flatten: ReshapingKind {
  /// Makes one.
  package init() {}

  package var word: String { "flatten" }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    // Counted with care: the input itself may be beyond the bound.
    guard let count = input.countIfRepresentable else { throw .tooManyElements(shape: input) }
    return Shape([count])
  }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  package var fastForm: FastForm? { .reshaping }
}
