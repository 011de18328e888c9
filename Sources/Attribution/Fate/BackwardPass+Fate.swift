import NeuralNetwork

extension BackwardPass {
  /// For each element of a layer's output in row order, whether the gradient reaches it and why not.
  ///
  /// A zero is followed through activations, flattening and pools until something explains it or a
  /// layer with weights comes.
  ///
  /// - Returns: as many as the batch's output has elements, [sample, …].
  /// - Throws: ``PassError/interrupted``.
  public func fate(
    ofLayer layer: Int, interruption: Interruption = .never
  ) throws(PassError) -> [PixelFate] {
    let description = forward.network.layers[layer]
    let shape = description.outputShape
    let gradients = activationGradients[layer + 1].elements
    let censuses = try windowCensuses(ofLayer: layer, interruption)
    let nextLayers = forward.network.layers.indices.map {
      NextLayer(forward, behindActivation: $0)
    }
    var pacer = Pacer(interruption)
    var fates: [PixelFate] = []
    fates.reserveCapacity(gradients.count)
    for place in gradients.indices {
      try pacer.spend(Self.costOfFate)
      let (sample, offset) = place.quotientAndRemainder(dividingBy: shape.count)
      let index = shape.index(at: offset)
      let reason: PixelFate.Reason =
        gradients[place] == 0
        ? reasonForZero(
          ofActivation: layer + 1, through: nextLayers, sample: sample, index: index) : .alive
      fates.append(
        PixelFate(
          sample: sample, index: index, gradient: gradients[place], reason: reason,
          window: censuses.isEmpty ? nil : censuses[place]))
    }
    return fates
  }

  /// How many simple operations it takes to follow an element, about.
  private static var costOfFate: Int { 1 << 10 }

  /// Why an activation's gradient is zero.
  private func reasonForZero(
    ofActivation first: Int, through nextLayers: [NextLayer?], sample: Int,
    index firstIndex: [Int]
  ) -> PixelFate.Reason {
    var activation = first
    var index = firstIndex
    while activation < forward.network.layers.count {
      let layer = forward.network.layers[activation]
      if layer.isBlocked { return .blocked(layer: activation) }
      let terms = innerTerms(
        ofActivation: activation, through: nextLayers[activation], sample: sample, index: index)
      if terms.isEmpty { return .unread(layer: activation) }
      switch layer.computation {
      case .function(let function):
        if terms[0].derivative == 0 {
          let value = forward.activations[activation][[sample] + index]
          return function.function.isClosed(at: value)
            ? .closed(layer: activation) : .saturated(layer: activation)
        }
      case .reshaping:
        break
      case .largest:
        if terms.allSatisfy({ $0.derivative == 0 }) {
          let winners = terms.compactMap {
            forward.winner(ofLayer: activation, sample: sample, unit: $0.unit)
          }
          let ties = terms.count {
            forward.tie(ofLayer: activation, sample: sample, unit: $0.unit, with: index) != nil
          }
          return .lost(layer: activation, winners: winners, ties: ties)
        }
        fallthrough
      case .mean:
        if terms.contains(where: { $0.product != 0 }) { return .cancelled(layer: activation) }
      case .products:
        let arrives = terms.contains { $0.upstream != 0 }
        return arrives ? .cancelled(layer: activation) : .nothingArrives(layer: activation)
      }
      // Where several windows pass back zero, the first that counts stands for all.
      guard let next = terms.first(where: { $0.derivative != 0 }) else {
        return .nothingArrives(layer: activation)
      }
      index = next.unit
      activation += 1
    }
    return .flatLoss
  }

  /// For each output of a convolution in row order, what lies under its window; else empty.
  private func windowCensuses(
    ofLayer layer: Int, _ interruption: Interruption
  ) throws(PassError) -> [PixelFate.WindowCensus] {
    let description = forward.network.layers[layer]
    guard let convolution = description.operation.convolution,
      let wiring = description.geometry.map({ _ in description.wiring })
    else { return [] }
    let positions = description.outputShape.count / convolution.outputChannels
    let groupOutputs = convolution.outputChannels / convolution.groups
    let cells = description.inputShape[0] / convolution.groups * convolution.kernel.count
    let input = forward.activations[layer].elements
    var censuses: [PixelFate.WindowCensus] = []
    censuses.reserveCapacity(forward.batchSize * wiring.outputs)
    var pacer = Pacer(interruption)
    for sample in 0..<forward.batchSize {
      for group in 0..<convolution.groups {
        // All channels of a group see the same.
        let first = group * groupOutputs * positions
        var row: [PixelFate.WindowCensus] = []
        row.reserveCapacity(positions)
        for output in first..<first + positions {
          try pacer.spend(16 * cells)
          var (onInput, zeros) = (0, 0)
          wiring.forEachTap(ofOutput: output) { tap in
            onInput += 1
            if input[sample * wiring.inputs + tap.input] == 0 { zeros += 1 }
          }
          row.append(
            PixelFate.WindowCensus(cells: cells, padding: cells - onInput, zeros: zeros))
        }
        for _ in 0..<groupOutputs { censuses += row }
      }
    }
    return censuses
  }
}
