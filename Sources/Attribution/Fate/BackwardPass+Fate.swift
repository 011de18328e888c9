import NeuralNetwork

extension BackwardPass {
  /// For each element of a layer's output in row order, whether the gradient reaches it and why not.
  ///
  /// A zero is followed through activations, flattening and pools until something explains it or a
  /// layer with weights comes.
  ///
  /// - Returns: as many as the batch's output has elements, [sample, …].
  /// - Throws: ``PassError/interrupted``.
  package func fate(
    ofLayer layer: Int, interruption: Interruption = .never
  ) throws(PassError) -> [PixelFate] {
    let description = forward.network.layers[layer]
    let shape = description.outputShape
    let gradients = activationGradients[layer + 1].elements
    let censuses = try windowCensuses(ofLayer: layer, interruption)
    let nextLayers = (0...forward.network.layers.count).map {
      NextLayer.all(forward, behindActivation: $0)
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
    ofActivation first: Int, through nextLayers: [[NextLayer]], sample: Int,
    index firstIndex: [Int]
  ) -> PixelFate.Reason {
    var activation = first
    var index = firstIndex
    while activation < forward.network.layers.count {
      let readers = nextLayers[activation]
      let all = readers.map { reader in
        innerTerms(ofActivation: activation, through: [reader], sample: sample, index: index)
      }
      // Several may read it: one that has a way on says more than one that is closed here already.
      let chosen = all.firstIndex { $0.contains { $0.derivative != 0 } } ?? 0
      let (position, layer, terms) = (readers[chosen].index, readers[chosen].layer, all[chosen])
      if readers.count > 1, all.joined().contains(where: { $0.product != 0 }) {
        return .cancelled(layer: position)
      }
      if layer.isBlocked { return .blocked(layer: position) }
      if terms.isEmpty { return .unread(layer: position) }
      switch layer.computation {
      case .function(let function):
        if terms[0].derivative == 0 {
          let value = forward.activations[activation][[sample] + index]
          return function.function.isClosed(at: value)
            ? .closed(layer: position) : .saturated(layer: position)
        }
      case .masking:
        if terms[0].derivative == 0 { return .dropped(layer: position) }
      case .learnedSlope:
        if terms[0].derivative == 0 { return .saturated(layer: position) }
      case .normalising:
        // One way alone leads through running statistics.
        if terms.count > 1 || terms[0].derivative == 0 {
          let arrives = terms.contains { $0.upstream != 0 }
          return arrives ? .cancelled(layer: position) : .nothingArrives(layer: position)
        }
      case .softmax:
        let arrives = terms.contains { $0.upstream != 0 }
        return arrives ? .cancelled(layer: position) : .nothingArrives(layer: position)
      case .reshaping, .sum:
        break
      case .largest:
        if terms.allSatisfy({ $0.derivative == 0 }) {
          let winners = terms.compactMap {
            forward.winner(ofLayer: position, sample: sample, unit: $0.unit)
          }
          let ties = terms.count {
            forward.tie(ofLayer: position, sample: sample, unit: $0.unit, with: index) != nil
          }
          return .lost(layer: position, winners: winners, ties: ties)
        }
        fallthrough
      case .mean, .copying:
        if terms.contains(where: { $0.product != 0 }) { return .cancelled(layer: position) }
      case .products:
        let arrives = terms.contains { $0.upstream != 0 }
        return arrives ? .cancelled(layer: position) : .nothingArrives(layer: position)
      }
      // Where several windows pass back zero, the first that counts stands for all.
      guard let next = terms.first(where: { $0.derivative != 0 }) else {
        return .nothingArrives(layer: position)
      }
      index = next.unit
      activation = position + 1
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
    let input = forward.input(ofLayer: layer).elements
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
