import NeuralNetwork

/// The steps of a normalisation and of a softmax.
extension Stepper {
  /// How many terms a position has on the way forward: a sum's numbers and its division, a number
  /// normalised and then scaled.
  func normalisingTerms(_ layer: Layer, _ position: NormalisingPosition) -> Int {
    switch position {
    case .mean, .variance: (layer.normalisationSets(samples: samples)?.size ?? 0) + 1
    case .output: layer.weight == nil ? 1 : 2
    }
  }

  /// How many terms a position has on the way back: γ and β, a sum's numbers, the ways to an input.
  func normalisingTerms(_ layer: Layer, _ position: NormalisingReturn) -> Int {
    switch position {
    case .parameters: 2
    case .total, .aligned: layer.normalisationSets(samples: samples)?.size ?? 1
    case .input: layer.normalisesByOwnNow ? 3 : 1
    }
  }

  /// Some terms of one position on the way forward.
  mutating func normalise(_ index: Int, unit: Int, terms: Range<Int>) {
    let layer = network.layers[index]
    let input = state.input(ofLayer: index)
    guard let sets = layer.normalisationSets(samples: samples) else { return }
    let numbers = terms.clamped(to: 0..<sets.size)
    switch layer.normalisingPosition(unit, samples: samples) {
    case .mean(let set):
      var sum = state.statistics[index]?.means[set] ?? 0
      for number in numbers { sum += input[sets.place(number, of: set)] }
      if terms.contains(sets.size) { sum /= Double(sets.size) }
      state.statistics[index]?.means[set] = sum
    case .variance(let set):
      let mean = state.statistics[index]?.means[set] ?? 0
      var sum = state.statistics[index]?.variances[set] ?? 0
      for number in numbers {
        let distance = input[sets.place(number, of: set)] - mean
        sum += distance * distance
      }
      if terms.contains(sets.size) { sum /= Double(sets.size) }
      state.statistics[index]?.variances[set] = sum
    case .output(let place):
      if terms.contains(0) {
        state.activations[index + 1].elements[place] = normalised(
          index, input[place], at: place, sets)
      }
      if terms.contains(1), let weight = layer.scalingWeight(at: place) {
        state.activations[index + 1].elements[place] =
          state.activations[index + 1].elements[place] * (layer.weight?.elements[weight] ?? 1)
          + (layer.bias?.elements[weight] ?? 0)
      }
    }
  }

  /// A number less its mean, divided by its deviation.
  private func normalised(
    _ index: Int, _ value: Double, at place: Int, _ sets: NormalisationSets
  ) -> Double {
    guard let statistics = statisticsUsed(index) else { return 0 }
    let set = sets.set(of: place)
    return (value - statistics.mean(set))
      * statistics.inverse(set)
  }

  /// The statistics that a layer goes by: on a broken way back the running ones.
  private func statisticsUsed(_ index: Int, isBackward: Bool = false) -> NormalisationStatistics? {
    if isBackward, fault == .runningStatistics,
      case .normalising(let normalisation) = network.layers[index].computation,
      let running = network.layers[index].statistics, network.layers[index].mixesSamples
    {
      return NormalisationStatistics(normalisation, running: running)
    }
    return state.statistics[index]
  }

  /// Some terms of one position on the way back.
  mutating func returnNormalised(_ index: Int, unit: Int, terms: Range<Int>) {
    let layer = network.layers[index]
    guard let sets = layer.normalisationSets(samples: samples),
      let statistics = statisticsUsed(index, isBackward: true)
    else { return }
    let input = state.input(ofLayer: index)
    let upstream = state.activationGradients[index + 1].elements
    func normalised(_ place: Int) -> Double {
      let set = sets.set(of: place)
      return (input[place] - statistics.mean(set)) * statistics.inverse(set)
    }
    let position = layer.normalisingReturn(unit, samples: samples)
    if case .parameters(let place) = position, let weight = layer.scalingWeight(at: place) {
      state.beginSums(ofLayer: index)
      if terms.contains(0) {
        state.weightGradients[index]?.elements[weight] += upstream[place] * normalised(place)
      }
      if terms.contains(1) {
        state.biasGradients[index]?.elements[weight] += upstream[place]
        if place == samples * layer.outputShape.count - 1 { divideSums(index) }
      }
      return
    }
    // Nothing passes below a blocked layer.
    if layer.isBlocked { return }
    let numbers = terms.clamped(to: 0..<sets.size)
    switch position {
    case .parameters: break
    case .total(let set):
      var sum = state.sums[index]?.totals[set] ?? 0
      for number in numbers {
        let place = sets.place(number, of: set)
        sum += layer.scaled(upstream[place], at: place)
      }
      state.sums[index]?.totals[set] = sum
    case .aligned(let set):
      var sum = state.sums[index]?.aligned[set] ?? 0
      for number in numbers {
        let place = sets.place(number, of: set)
        sum += layer.scaled(upstream[place], at: place) * normalised(place)
      }
      state.sums[index]?.aligned[set] = sum
    case .input(let place):
      let set = sets.set(of: place)
      let (inverse, size) = (statistics.inverse(set), Double(sets.size))
      var sum = state.inputGradient(ofLayer: index, at: place)
      if terms.contains(0) { sum = layer.scaled(upstream[place], at: place) * inverse }
      if statistics.areOwn {
        if terms.contains(1) {
          let total = state.sums[index]?.totals[set] ?? 0
          sum += fault == .normMeanConstant ? 0 : -(inverse * total) / size
        }
        if terms.contains(2) {
          let aligned = state.sums[index]?.aligned[set] ?? 0
          sum +=
            normalised(place)
            * (fault == .normVarianceConstant ? 0 : -(inverse * aligned) / size)
        }
      }
      state.setInputGradient(ofLayer: index, from: place, [sum])
    }
  }

  /// Some terms of a softmax's output: the powers of its position added up, and last the division.
  mutating func addPowers(_ index: Int, unit: Int, terms: Range<Int>) {
    let layer = network.layers[index]
    let input = state.input(ofLayer: index)
    let taps = layer.taps(ofOutput: unit)
    var sum = state.activations[index + 1].elements[unit]
    let largest = taps.reduce(-Double.infinity) { largest, tap in
      let value = input[tap.input]
      return value > largest || value.isNaN ? value : largest
    }
    for tap in taps[terms.clamped(to: taps.indices)] {
      sum += Layer.power(input[tap.input] - largest)
    }
    if terms.contains(taps.count) { sum = Layer.power(input[unit] - largest) / sum }
    state.activations[index + 1].elements[unit] = sum
  }
}

extension Layer {
  /// Whether it is a normalisation by what it is given.
  package var normalisesByOwnNow: Bool {
    guard case .normalising(let normalisation) = computation else { return false }
    return normalisesByOwn(normalisation)
  }

  /// eˣ.
  package static func power(_ x: Double) -> Double { ElementaryMath.exponential(x) }
}
