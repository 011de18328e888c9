extension Layer {
  /// Which weight meets which input at which output.
  package var wiring: Wiring { operation.kind.wiring(of: self) }

  /// The wires that a convolution has, or had before it lost its constraints; `nil` for others.
  package var convolutionWiring: Wiring? {
    operation.convolution.map {
      Wiring(windowsOf: $0, inputShape: inputShape, outputShape: outputShape, isTied: true)
    }
  }

  /// The axes over which a weight's gradient is a sum in one sample: a kernel's positions, [row,
  /// column], which for a transposed convolution are those of its input; a channel's positions for its
  /// factor, all numbers for a learned slope; none for any other weight.
  package var sharedPositions: Shape {
    let wiring = wiring
    if let windows = wiring.windows {
      guard windows.weights == .tied else { return .scalar }
      return [windows.geometry.output.rows, windows.geometry.output.columns]
    }
    return wiring.scaling?.positions ?? .scalar
  }

  /// The axes over which a bias's gradient is a sum in one sample: those of a channel's outputs; none
  /// where a single output has it.
  package var sharedBiasPositions: Shape {
    bias?.shape.rank == 1 ? outputShape.droppingFirst() : .scalar
  }
}

extension Wiring {
  /// The wires of a layer.
  init(_ form: Form, of layer: Layer, scaling: Scaling? = nil) {
    self.init(
      form: form, outputs: layer.outputShape.count, inputs: layer.inputShape.count,
      scaling: scaling)
  }

  /// The wires of a layer whose window moves over each channel by itself, without weights.
  init(poolOf layer: Layer) {
    guard let geometry = layer.geometry else { preconditionFailure("a pool has a window") }
    self.init(
      .windows(Windows(geometry: geometry, groupInputs: 1, groupOutputs: 1, weights: .none)),
      of: layer)
  }
}
