/// Several inputs, their channels or features one behind the other.
package struct Concatenation: LayerKind {
  /// How many.
  let inputs: Int

  package var word: String { "concat" }

  package var computation: Computation { .reshaping }

  package var weightForm: WeightForm { .none }
}
