/// The mean of each channel.
package struct GlobalAveragePooling: LayerKind {
  package var word: String { "globalavgpool" }

  package var computation: Computation { .mean }

  package var weightForm: WeightForm { .none }
}
