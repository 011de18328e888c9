/// The sum of several inputs of the same shape.
package struct Addition: LayerKind {
  /// How many.
  let inputs: Int

  package var word: String { "add" }

  package var computation: Computation { .sum }

  package var weightForm: WeightForm { .none }
}
