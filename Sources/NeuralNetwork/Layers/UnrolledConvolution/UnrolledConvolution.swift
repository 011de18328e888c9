/// A convolution without either constraint: a weight from each input to each output.
package struct UnrolledConvolution: LayerKind {
  /// What it was.
  package let convolution: Convolution

  /// Makes one.
  package init(convolution: Convolution) { self.convolution = convolution }

  package var word: String { convolution.word }

  package var computation: Computation { .products }

  package var weightForm: WeightForm { .unrolled(convolution) }

  package var inputForm: InputForm { .picture }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try convolution.outputShape(for: input)
  }

  /// Without its second constraint there is none left.
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
    try convolution.unrolledForward(
      input.elements, weight: weight.elements, bias: layer.bias?.elements, into: &output,
      samples: input.shape[0], inputs: layer.inputShape.count, outputs: layer.outputShape.count,
      interruption: interruption)
    return .none
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    guard let weight = layer.weight else { return }
    let inputs = layer.inputShape.count
    let dense = convolution.unrolledDense(outputs: layer.outputShape.count)
    if !layer.isBlocked {
      try dense.inputGradient(
        upstream, weight: weight.elements, into: &sums.input, samples: record.samples,
        inputs: inputs, interruption: interruption)
    }
    try dense.weightGradient(
      upstream, input: record.input.elements, into: &sums.weight, samples: record.samples,
      inputs: inputs, interruption: interruption)
  }

  package var fastForm: FastForm? { .unrolledConvolution(convolution) }
}
