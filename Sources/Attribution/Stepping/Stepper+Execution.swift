import NeuralNetwork

extension Stepper {
  /// How many terms a position has; at least one, also where nothing is added.
  func termCount(_ stage: StepStage, unit: Int) -> Int {
    switch stage {
    case .forward(let index):
      let layer = network.layers[index]
      switch layer.computation {
      case .products:
        return max(1, layer.taps(ofOutput: unit).count + (layer.bias == nil ? 0 : 1))
      case .largest: return max(1, layer.taps(ofOutput: unit).count)
      case .mean: return layer.taps(ofOutput: unit).count + 1
      case .softmax: return layer.taps(ofOutput: unit).count + 1
      case .normalising:
        return normalisingTerms(layer, layer.normalisingPosition(unit, samples: samples))
      case .copying, .function, .reshaping, .masking, .learnedSlope: return 1
      case .sum: return layer.taps(ofOutput: unit).count
      }
    case .loss, .lossGradient: return 1
    case .backward(let index):
      let layer = network.layers[index]
      switch layer.computation {
      case .products:
        return max(
          1,
          layer.weightTaps(ofOutput: unit, fault: fault).count
            + layer.taps(ofOutput: unit).count + (layer.bias == nil ? 0 : 1))
      case .mean, .sum:
        return max(1, layer.taps(ofOutput: unit).count)
      case .learnedSlope: return 2
      case .softmax: return layer.taps(ofOutput: unit).count
      case .normalising:
        return normalisingTerms(layer, layer.normalisingReturn(unit, samples: samples))
      case .largest, .copying, .function, .reshaping, .masking: return 1
      }
    case .update(let index):
      let layer = network.layers[index]
      return layer.updatedWeights(ofUnit: unit).count
        + (layer.updatedBiases(ofUnit: unit).isEmpty ? 0 : 1)
    }
  }

  /// Does some terms of one position; those beyond its last are ignored.
  mutating func execute(_ stage: StepStage, unit: Int, terms: Range<Int>) {
    switch stage {
    case .forward(let layer): forward(layer, unit: unit, terms: terms)
    case .loss: addLoss(unit: unit)
    case .lossGradient: addLossGradient(sample: unit)
    case .backward(let layer): backward(layer, unit: unit, terms: terms)
    case .update(let layer): update(layer, unit: unit, terms: terms)
    }
  }

  /// One output of a layer: the products over its taps, added from 0 in their order, and the bias
  /// last.
  private mutating func forward(_ index: Int, unit: Int, terms: Range<Int>) {
    let layer = network.layers[index]
    let input = state.input(ofLayer: index)
    switch layer.computation {
    case .products:
      guard let weight = layer.weight?.elements else { return }
      let taps = layer.taps(ofOutput: unit)
      var sum = state.activations[index + 1].elements[unit]
      for tap in taps[terms.clamped(to: taps.indices)] {
        sum += weight[tap.weight] * input[tap.input]
      }
      if let bias = layer.bias, terms.contains(taps.count) {
        sum += bias.elements[layer.bias(ofOutput: unit % layer.outputShape.count)]
      }
      state.activations[index + 1].elements[unit] = sum
    case .largest: choose(index, unit: unit, terms: terms)
    case .mean:
      let taps = layer.taps(ofOutput: unit)
      var sum = state.activations[index + 1].elements[unit]
      for tap in taps[terms.clamped(to: taps.indices)] { sum += input[tap.input] }
      if terms.contains(taps.count) { sum /= Double(layer.divisor(ofOutput: unit)) }
      state.activations[index + 1].elements[unit] = sum
    case .copying:
      state.activations[index + 1].elements[unit] =
        layer.taps(ofOutput: unit).first.map { input[$0.input] } ?? 0
    case .function(let function):
      state.activations[index + 1].elements[unit] = function.value(at: input[unit])
    case .reshaping:
      state.activations[index + 1].elements = input
    case .sum:
      let taps = layer.taps(ofOutput: unit)
      var sum = state.activations[index + 1].elements[unit]
      for (number, tap) in zip(taps.indices, taps) where terms.contains(number) {
        // The first is taken as it is: 0 + −0 would be 0.
        sum = number == 0 ? input[tap.input] : sum + input[tap.input]
      }
      state.activations[index + 1].elements[unit] = sum
    case .normalising: normalise(index, unit: unit, terms: terms)
    case .masking:
      state.activations[index + 1].elements[unit] =
        state.masks[index].map { input[unit] * $0.elements[unit] } ?? input[unit]
    case .learnedSlope:
      let slope = layer.weight?.elements[0] ?? 0
      state.activations[index + 1].elements[unit] =
        input[unit] > 0 ? input[unit] : slope * input[unit]
    case .softmax: addPowers(index, unit: unit, terms: terms)
    }
  }

  /// The largest of a window, compared one by one: the first of equals wins, a NaN over all.
  private mutating func choose(_ index: Int, unit: Int, terms: Range<Int>) {
    let layer = network.layers[index]
    let input = state.input(ofLayer: index)
    let start = unit / layer.outputShape.count * layer.inputShape.count
    let taps = layer.taps(ofOutput: unit)
    var winner = Int(state.winners[index][unit])
    var isTied = state.tied[index][unit]
    var best = winner < 0 ? -Double.infinity : state.activations[index + 1].elements[unit]
    for tap in taps[terms.clamped(to: taps.indices)] {
      let value = input[tap.input]
      if winner < 0 || value > best || value.isNaN {
        (best, winner, isTied) = (value, tap.input - start, false)
      } else if value == best {
        isTied = true
      }
    }
    state.activations[index + 1].elements[unit] = best
    state.winners[index][unit] = Int32(winner)
    state.tied[index][unit] = isTied
  }

  /// Some weights of one kernel or unit, and last its bias or biases, as the optimiser changed them
  /// all at once from their old values.
  private mutating func update(_ index: Int, unit: Int, terms: Range<Int>) {
    guard let new = state.updated?.network else {
      preconditionFailure("the update is worked out before its first term")
    }
    let layer = new.layers[index]
    guard let weight = layer.weight else { return }
    let (weights, biases) = (layer.updatedWeights(ofUnit: unit), layer.updatedBiases(ofUnit: unit))
    state.network.update(layer: index) { present in
      for place in terms.clamped(to: 0..<weights.count) {
        let offset = weights.lowerBound + place
        present.weight?.elements[offset] = weight.elements[offset]
      }
      if let bias = layer.bias, terms.contains(weights.count) {
        for offset in biases { present.bias?.elements[offset] = bias.elements[offset] }
      }
    }
  }
}

extension Stepper {
  /// Works out what the update comes to, from the weights as they were, before its first term.
  ///
  /// - Throws: ``PassError/interrupted``.
  mutating func prepareUpdate(interruption: Interruption) throws(PassError) {
    guard state.updated == nil, let pass = backwardPass else { return }
    var (network, optimiser) = (network, state.optimiser)
    try optimiser.step(
      &network, after: pass, weightGradients: state.weightGradients,
      biasGradients: state.biasGradients, frozen: state.frozen, fault: updateFault,
      interruption: interruption)
    state.updated = StepState.Updated(network: network, optimiser: optimiser)
  }
}

extension Layer {
  /// How many positions an update has: one for each kernel, unit or factor; a channel's copies are one.
  package var updateUnits: Int {
    if case .unrolledConvolution = operation { return outputShape[0] }
    return weight?.shape[0] ?? 0
  }

  /// The weights of one kernel or unit.
  package func updatedWeights(ofUnit unit: Int) -> Range<Int> {
    let count = (weight?.count ?? 0) / max(1, updateUnits)
    return unit * count..<(unit + 1) * count
  }

  /// The biases that are updated behind the weights of one kernel or unit: its own; the kernels of a
  /// transposed convolution belong to its inputs, so that all biases come behind the last.
  package func updatedBiases(ofUnit unit: Int) -> Range<Int> {
    guard let bias else { return 0..<0 }
    if wiring.isReversed { return unit == updateUnits - 1 ? 0..<bias.count : 0..<0 }
    let units = updateUnits
    return bias.count * unit / units..<bias.count * (unit + 1) / units
  }

  /// The channel or unit of an output, by its offset in the batch.
  func channel(ofOutput place: Int) -> Int {
    place % outputShape.count / outputShape.droppingFirst().count
  }

  /// What a mean divides by at an output.
  package func divisor(ofOutput place: Int) -> Int {
    guard let means else { return 1 }
    return means.divisor(at: place % outputShape.droppingFirst().count)
  }
}
