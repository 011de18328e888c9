/// A rectifier that learns the slope below 0.
package struct LearnedSlope: LayerKind {
  package var word: String { "prelu" }

  package var computation: Computation { .learnedSlope }

  package var weightForm: WeightForm { .slope }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) -> Shape { input }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(
      .each, of: layer,
      scaling: .init(run: layer.outputShape.count, positions: layer.outputShape))
  }
}
