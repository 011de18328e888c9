extension Layer {
  /// Which weight meets which input at which output.
  public var wiring: Wiring {
    let form: Wiring.Form
    var scaling: Wiring.Scaling?
    switch operation {
    case .dense, .unrolledConvolution: form = .pairs
    case .activation, .flatten, .concatenation, .dropout: form = .each
    case .addition: form = .behindEachOther
    case .learnedSlope:
      form = .each
      scaling = .init(run: outputShape.count)
    case .normalisation(let normalisation):
      let sets = NormalisationSets(normalisation, inputShape, samples: 1)
      form = normalisesByOwn(normalisation) ? .runs(sets.run) : .each
      scaling = weight.map { .init(run: outputShape.count / $0.count) }
    case .softmax:
      // A window of one position on all channels.
      let plane = Size(rows: 1, columns: positionCount)
      let one = Size(square: 1)
      form = .windows(
        Wiring.Windows(
          geometry: WindowGeometry(
            window: Window(size: one, stride: one), input: plane, output: plane),
          groupInputs: inputShape[0], groupOutputs: inputShape[0], weights: .none))
    case .convolution(let convolution):
      return Wiring(
        windowsOf: convolution, inputShape: inputShape, outputShape: outputShape, isTied: true)
    case .locallyConnected(let convolution):
      return Wiring(
        windowsOf: convolution, inputShape: inputShape, outputShape: outputShape, isTied: false)
    case .maxPooling, .averagePooling, .globalAveragePooling:
      guard let geometry else { preconditionFailure("a pool has a window") }
      form = .windows(
        Wiring.Windows(geometry: geometry, groupInputs: 1, groupOutputs: 1, weights: .none))
    }
    return Wiring(
      form: form, outputs: outputShape.count, inputs: inputShape.count, scaling: scaling)
  }

  /// The wires that a convolution has, or had before it lost its constraints; `nil` for others.
  public var convolutionWiring: Wiring? {
    operation.convolution.map {
      Wiring(windowsOf: $0, inputShape: inputShape, outputShape: outputShape, isTied: true)
    }
  }
}
