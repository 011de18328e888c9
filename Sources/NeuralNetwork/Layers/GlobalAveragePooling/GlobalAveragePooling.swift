/// The mean of each channel.
package struct GlobalAveragePooling: MeanKind {
  /// Makes one.
  package init() {}

  package var word: String { "globalavgpool" }

  package var computation: Computation { .mean(countsPadding: false) }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .picture }

  package func outputShape(for input: Shape) -> Shape { Shape([input[0], 1, 1]) }

  /// The whole picture.
  package func window(for input: Shape) -> Window? {
    let whole = Size(rows: input[1], columns: input[2])
    return Window(size: whole, stride: whole)
  }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(poolOf: layer)
  }

  package var fastForm: FastForm? { .mean }
}
