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
      scaling = .init(run: outputShape.count, positions: outputShape)
    case .normalisation(let normalisation):
      let sets = NormalisationSets(normalisation, inputShape, samples: 1)
      form = normalisesByOwn(normalisation) ? .runs(sets.run) : .each
      scaling = weight.map {
        .init(
          run: outputShape.count / $0.count,
          positions: normalisation.scope == .sample ? .scalar : outputShape.droppingFirst())
      }
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
    case .transposedConvolution(let convolution):
      form = .reversed(
        Wiring.Windows(
          geometry: convolution.geometry(input: inputShape, output: outputShape),
          groupInputs: convolution.outputChannels / convolution.groups,
          groupOutputs: inputShape[0] / convolution.groups, weights: .tied))
    case .upsampling(let upsampling):
      form = .reversed(
        Wiring.Windows(
          geometry: upsampling.geometry(input: inputShape, output: outputShape), groupInputs: 1,
          groupOutputs: 1, weights: .none))
    case .maxPooling, .averagePooling, .globalAveragePooling, .zeroPadding:
      guard let geometry else { preconditionFailure("a pool has a window") }
      form = .windows(
        Wiring.Windows(geometry: geometry, groupInputs: 1, groupOutputs: 1, weights: .none))
    case .adaptiveAveragePooling(let pooling):
      form = .spans(
        Wiring.Spans(
          rows: AdaptiveAveragePooling.ranges(input: inputShape[1], output: pooling.size.rows),
          columns: AdaptiveAveragePooling.ranges(
            input: inputShape[2], output: pooling.size.columns),
          input: Size(rows: inputShape[1], columns: inputShape[2])))
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

  /// The axes over which a weight's gradient is a sum in one sample: a kernel's positions, [row,
  /// column], which for a transposed convolution are those of its input; a channel's positions for its
  /// factor, all numbers for a learned slope; none for any other weight.
  public var sharedPositions: Shape {
    let wiring = wiring
    if let windows = wiring.windows {
      guard windows.weights == .tied else { return .scalar }
      return [windows.geometry.output.rows, windows.geometry.output.columns]
    }
    return wiring.scaling?.positions ?? .scalar
  }

  /// The axes over which a bias's gradient is a sum in one sample: those of a channel's outputs; none
  /// where a single output has it.
  public var sharedBiasPositions: Shape {
    bias?.shape.rank == 1 ? outputShape.droppingFirst() : .scalar
  }
}
