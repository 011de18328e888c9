/// All axes but the batch's laid out as one.
package struct Flatten: LayerKind {
  package var word: String { "flatten" }

  package var computation: Computation { .reshaping }

  package var weightForm: WeightForm { .none }
}
