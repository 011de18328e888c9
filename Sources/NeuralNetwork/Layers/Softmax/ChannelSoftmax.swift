/// The softmax over the channels of each position, or over the features.
package struct ChannelSoftmax: LayerKind {
  package var word: String { "softmax" }

  package var computation: Computation { .softmax }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) -> Shape { input }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }
}
