extension Dropout: LayerKind {
  package var word: String { "dropout" }

  package var computation: Computation { .masking(self) }

  package var weightForm: WeightForm { .none }

  package var inputForm: InputForm { .any }

  package func outputShape(for input: Shape) -> Shape { input }

  package func window(for input: Shape) -> Window? { nil }

  package var sourceForm: SourceForm { .one }

  package func wiring(of layer: Layer) -> Wiring {
    Wiring(.each, of: layer)
  }

  package func forward(
    _ input: Tensor, through layer: Layer, into output: inout [Double], as run: LayerRun,
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    output = input.elements
    guard layer.mode == .train else { return .none }
    let mask = try layer.mask(
      self, samples: input.shape[0], pass: run.trainingPasses, holding: run.held)
    for place in output.indices { output[place] *= mask.elements[place] }
    return .mask(mask)
  }

  package func backward(
    _ upstream: [Double], through layer: Layer, from record: LayerRecord,
    into sums: inout LayerSums, interruption: Interruption
  ) throws(PassError) {
    sums.input = upstream
    guard case .mask(let mask) = record.context else { return }
    for place in sums.input.indices { sums.input[place] *= mask.elements[place] }
  }

  package var fastForm: FastForm? { .masking }
}
