extension Normalisation {
  /// Works out each set's mean and variance.
  ///
  /// The mean is one running sum from 0, divided once; the variance is the same of the squared
  /// distances from it.
  func statistics(
    of input: UnsafePointer<Double>, _ sets: NormalisationSets, interruption: Interruption
  ) throws(PassError) -> NormalisationStatistics {
    var statistics = NormalisationStatistics(self, sets: sets.setCount)
    var pacer = Pacer(interruption)
    let size = Double(sets.size)
    for set in 0..<sets.setCount {
      var sum = 0.0
      for start in sets.starts(of: set) {
        try pacer.spend(sets.run)
        var place = start
        while place < start + sets.run {
          sum += input[place]
          place &+= 1
        }
      }
      let mean = sum / size
      var squares = 0.0
      for start in sets.starts(of: set) {
        try pacer.spend(sets.run)
        var place = start
        while place < start + sets.run {
          let distance = input[place] - mean
          squares += distance * distance
          place &+= 1
        }
      }
      statistics.means[set] = mean
      statistics.variances[set] = squares / size
    }
    return statistics
  }

  /// Takes each number's mean away and divides by its deviation: x̂.
  func normalise(
    _ input: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>,
    _ statistics: NormalisationStatistics, _ sets: NormalisationSets, interruption: Interruption
  ) throws(PassError) {
    var pacer = Pacer(interruption)
    for set in 0..<sets.setCount {
      let (mean, inverse) = (statistics.means[set], statistics.inverse(set))
      for start in sets.starts(of: set) {
        try pacer.spend(sets.run)
        var place = start
        while place < start + sets.run {
          output[place] = (input[place] - mean) * inverse
          place &+= 1
        }
      }
    }
  }

  /// Multiplies each number by its γ and adds its β.
  func scale(
    _ output: UnsafeMutablePointer<Double>, weight: [Double], bias: [Double]?, count: Int,
    sample: Int, interruption: Interruption
  ) throws(PassError) {
    let run = sample / weight.count
    var pacer = Pacer(interruption)
    for start in stride(from: 0, to: count, by: run) {
      try pacer.spend(run)
      let parameter = start % sample / run
      let (factor, shift) = (weight[parameter], bias?[parameter] ?? 0)
      var place = start
      while place < start + run {
        output[place] = output[place] * factor + shift
        place &+= 1
      }
    }
  }
}

extension Operation {
  /// Whether it is batch norm, layer norm or group norm.
  package var isNormalisation: Bool { if case .normalisation = self { true } else { false } }
}

extension Layer {
  /// Whether the layer normalises by what it is given, not by what it kept.
  package func normalisesByOwn(_ normalisation: Normalisation) -> Bool {
    mode == .train || !normalisation.tracks
  }

  /// Whether a sample's output depends on the other samples of the batch.
  package var mixesSamples: Bool {
    guard case .normalising(let normalisation) = computation,
      case .batch = normalisation.scope
    else { return false }
    return normalisesByOwn(normalisation)
  }

  /// The sets of a layer that normalises, on so many samples; `nil` for other layers.
  package func normalisationSets(samples: Int) -> NormalisationSets? {
    guard case .normalising(let normalisation) = computation else { return nil }
    return NormalisationSets(normalisation, inputShape, samples: samples)
  }

  /// Refuses a batch of which a channel has but one number in training, as PyTorch does.
  package func checkSets(_ normalisation: Normalisation, samples: Int) throws(PassError) {
    if let size = lonelySize(normalisation, samples: samples) {
      throw .oneValuePerChannel(layer: name, size: size)
    }
  }

  /// The size that PyTorch tells of a batch of which a channel has but one number; `nil` where it has more
  /// or goes by other statistics.
  fileprivate func lonelySize(_ normalisation: Normalisation, samples: Int) -> Shape? {
    guard normalisesByOwn(normalisation) else { return nil }
    let extents: [Int]
    switch normalisation.scope {
    case .sample: return nil
    case .batch: extents = [samples] + inputShape.extents
    case .groups(let groups):
      extents = [samples * inputShape[0] / groups, groups] + inputShape.extents.dropFirst()
    }
    // All but the second axis, which is that of the channels.
    return extents[0] * extents.dropFirst(2).reduce(1, *) == 1 ? Shape(extents) : nil
  }

  func normalisedForward(
    _ normalisation: Normalisation, _ input: Tensor, into output: inout [Double],
    interruption: Interruption
  ) throws(PassError) -> LayerContext {
    let samples = input.shape[0]
    try checkSets(normalisation, samples: samples)
    let sets = NormalisationSets(normalisation, inputShape, samples: samples)
    let known: NormalisationStatistics
    if let running = statistics, !normalisesByOwn(normalisation) {
      known = NormalisationStatistics(normalisation, running: running)
    } else {
      known = try normalisation.statistics(of: input.elements, sets, interruption: interruption)
    }
    try normalisation.normalise(
      input.elements, into: &output, known, sets, interruption: interruption)
    if let weight {
      try normalisation.scale(
        &output, weight: weight.elements, bias: bias?.elements, count: input.count,
        sample: inputShape.count, interruption: interruption)
    }
    return .normalisation(known)
  }
}

extension Network {
  /// Whether a norm would have but one number for a channel, of which mean and variance say nothing.
  ///
  /// - Parameter samples: the size of the batch.
  package func lacksSpread(samples: Int) -> Bool {
    layers.contains { layer in
      guard case .normalising(let normalisation) = layer.computation else { return false }
      return layer.lonelySize(normalisation, samples: samples) != nil
    }
  }
}
