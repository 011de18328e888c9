extension Layer {
  /// Which weight meets which input at which output.
  public var wiring: Wiring {
    let form: Wiring.Form
    switch operation {
    case .dense, .unrolledConvolution: form = .pairs
    case .activation, .flatten, .concatenation: form = .each
    case .addition: form = .behindEachOther
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
    return Wiring(form: form, outputs: outputShape.count, inputs: inputShape.count)
  }

  /// The wires that a convolution has, or had before it lost its constraints; `nil` for others.
  public var convolutionWiring: Wiring? {
    operation.convolution.map {
      Wiring(windowsOf: $0, inputShape: inputShape, outputShape: outputShape, isTied: true)
    }
  }
}
