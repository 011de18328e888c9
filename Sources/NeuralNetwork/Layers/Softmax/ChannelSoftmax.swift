/// The softmax over the channels of each position, or over the features.
package struct ChannelSoftmax: LayerKind {
  package var word: String { "softmax" }

  package var computation: Computation { .softmax }

  package var weightForm: WeightForm { .none }
}
