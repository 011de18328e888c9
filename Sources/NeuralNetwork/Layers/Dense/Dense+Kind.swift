extension Dense: LayerKind {
  package var word: String { "dense" }

  package var computation: Computation { .products }

  package var weightForm: WeightForm { .matrix(self) }

  package var inputForm: InputForm { .vector }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    if outputs < 1 { throw .notPositive(quantity: "outputs", value: outputs) }
    return Shape([outputs])
  }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(.pairs, of: layer)
  }

  package func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    guard let weight = layer.weight else { return .none }
    try forward(
      input.elements, weight: weight.elements, bias: layer.bias?.elements, into: &output,
      samples: input.shape[0], inputs: layer.inputShape[0], interruption: interruption)
    return .none
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    guard let weight = layer.weight else { return }
    let inputs = layer.inputShape.count
    if !layer.isBlocked {
      try inputGradient(
        upstream, weight: weight.elements, into: &sums.input, samples: record.samples,
        inputs: inputs, interruption: interruption)
    }
    try weightGradient(
      upstream, input: record.input.elements, into: &sums.weight, samples: record.samples,
      inputs: inputs, interruption: interruption)
  }

  package var fastForm: FastForm? { .dense }
}
