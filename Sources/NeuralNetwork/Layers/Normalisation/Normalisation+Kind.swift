extension Normalisation: LayerKind {
  package var word: String {
    switch scope {
    case .batch: "batchnorm"
    case .sample: "layernorm"
    case .groups: "groupnorm"
    }
  }

  package var computation: Computation { .normalising(self) }

  package var weightForm: WeightForm { isAffine ? .scaleAndShift(self) : .none }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    try check(input)
    return input
  }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    let (input, output) = (layer.inputShape, layer.outputShape)
    let run = NormalisationSets(self, input, samples: 1).run
    return Wiring(
      layer.normalisesByOwn(self) ? .runs(run) : .each, of: layer,
      scaling: layer.weight.map {
        .init(
          run: output.count / $0.count,
          positions: scope == .sample ? .scalar : output.droppingFirst())
      })
  }

  package func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    try layer.normalisedForward(self, input, into: &output, interruption: interruption)
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    try layer.normalisedBackward(
      self, upstream, input: record.input, context: record.context, into: &sums.input,
      weight: &sums.weight, interruption: interruption)
  }

  // The lanes that fill up vectors have no variance.
  package var fastForm: FastForm? { epsilon > 1e-30 ? .normalising : nil }

  package func fittings(for input: Shape) -> [Operation] {
    guard case .groups(let groups) = scope else { return [] }
    let divisor = input[0].largestDivisor(sharedWith: input[0], upTo: groups)
    return [.normalisation(Normalisation(.groups(divisor), epsilon: epsilon, isAffine: isAffine))]
  }
}
