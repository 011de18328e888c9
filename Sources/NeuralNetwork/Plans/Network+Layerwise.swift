extension Network {
  /// Whether a plan of this network multiplies zeros where the layers leave padding out.
  ///
  /// Of finite numbers that is the same; 0 × nan and 0 × ∞ are nan.
  var readsZerosAsPadding: Bool {
    layers.contains { $0.wiring.isTied || $0.wiring.kernelGeometry != nil }
  }

  /// Whether every weight is a finite number.
  var hasFiniteWeights: Bool {
    layers.allSatisfy { $0.weight?.elements.allSatisfy(\.isFinite) ?? true }
  }

  /// Whether a pool takes so long that one who wants to stop would wait: it is one instruction of a
  /// plan, and cannot be stopped half-way.
  func hasLongPool(samples: Int) -> Bool {
    layers.contains { layer in
      guard layer.weight == nil, let window = layer.geometry?.window.size else { return false }
      let looks = Double(samples) * Double(layer.outputShape.count) * Double(window.count)
      return looks > 0x1p26
    }
  }

  /// Runs a batch through the layers one by one, each output rounded to a precision.
  ///
  /// - Precondition: input and target were checked.
  func layerwiseForward(
    _ input: Tensor, target: Target?, in precision: Precision, interruption: Interruption
  ) throws(PassError) -> ForwardPass {
    var activations = [input]
    var contexts: [LayerContext] = []
    for layer in layers {
      let (output, context) = try layer.forward(
        self.input(ofLayer: contexts.count, from: activations), as: LayerRun(self),
        interruption: interruption)
      activations.append(output.rounded(to: precision))
      contexts.append(context)
    }
    var value: Double?
    if let loss, let target {
      value = precision.rounded(loss.value(of: activations[activations.count - 1], target: target))
    }
    return ForwardPass(
      network: self, activations: activations, contexts: contexts, target: target, loss: value,
      precision: precision)
  }
}
