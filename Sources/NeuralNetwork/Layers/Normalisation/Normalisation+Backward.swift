extension Normalisation {
  /// The ways on which a gradient comes back to an input, beside the one through the number itself.
  struct Ways: OptionSet {
    let rawValue: Int
    /// Through the mean that is taken away.
    static let mean = Ways(rawValue: 1)
    /// Through the variance that is divided by.
    static let variance = Ways(rawValue: 2)
  }

  /// The gradient of the input.
  ///
  /// With g = upstream · γ, and G and S the running sums from 0 over a set of g and of g · x̂, it is
  /// the sum of three ways, from left to right:
  /// ```
  /// g · i  +  −(i · G) / m  +  x̂ · (−(i · S) / m)        i = 1 / √(variance + ε)
  /// ```
  /// through the number itself, the mean and the variance. Running statistics do not depend on the
  /// input and leave the first one alone.
  func inputGradient(
    _ upstream: UnsafePointer<Double>, input: UnsafePointer<Double>, weight: [Double]?,
    into gradient: UnsafeMutablePointer<Double>, _ statistics: NormalisationStatistics,
    _ sets: NormalisationSets, ways: Ways = [.mean, .variance], interruption: Interruption
  ) throws(PassError) {
    var pacer = Pacer(interruption)
    let size = Double(sets.size)
    let parameterRun = weight.map { sets.count / $0.count } ?? 1
    func factor(_ place: Int) -> Double { weight?[place % sets.count / parameterRun] ?? 1 }
    for set in 0..<sets.setCount {
      let (mean, inverse) = (statistics.means[set], statistics.inverse(set))
      var (total, aligned) = (0.0, 0.0)
      if statistics.areOwn {
        for start in sets.starts(of: set) {
          try pacer.spend(4 * sets.run)
          for place in start..<start + sets.run {
            let arriving = weight == nil ? upstream[place] : upstream[place] * factor(place)
            total += arriving
            aligned += arriving * ((input[place] - mean) * inverse)
          }
        }
      }
      let throughMean = ways.contains(.mean) ? -(inverse * total) / size : 0
      let perDeviation = ways.contains(.variance) ? -(inverse * aligned) / size : 0
      for start in sets.starts(of: set) {
        try pacer.spend(4 * sets.run)
        for place in start..<start + sets.run {
          let arriving = weight == nil ? upstream[place] : upstream[place] * factor(place)
          if statistics.areOwn {
            gradient[place] =
              arriving * inverse + throughMean
              + ((input[place] - mean) * inverse) * perDeviation
          } else {
            gradient[place] = arriving * inverse
          }
        }
      }
    }
  }

  /// The gradient of γ: running sums from 0 over the batch in row order of upstream × x̂.
  func weightGradient(
    _ upstream: UnsafePointer<Double>, normalised: UnsafePointer<Double>,
    into sums: inout [Double], sample: Int, count: Int, interruption: Interruption
  ) throws(PassError) {
    guard !sums.isEmpty else { return }
    let run = sample / sums.count
    var pacer = Pacer(interruption)
    for start in stride(from: 0, to: count, by: run) {
      try pacer.spend(run)
      let parameter = start % sample / run
      var sum = sums[parameter]
      for place in start..<start + run { sum += upstream[place] * normalised[place] }
      sums[parameter] = sum
    }
  }
}

extension Layer {
  /// The gradients of a layer that normalises, by its own statistics or by others in their place.
  func normalisedBackward(
    _ normalisation: Normalisation, _ upstream: [Double], input: Tensor, context: LayerContext,
    into gradient: inout [Double], weight sums: inout [Double],
    ways: Normalisation.Ways = [.mean, .variance], interruption: Interruption
  ) throws(PassError) {
    guard case .normalisation(let statistics) = context else { return }
    let samples = input.shape[0]
    if !isBlocked {
      try normalisation.inputGradient(
        upstream, input: input.elements, weight: weight?.elements, into: &gradient, statistics,
        NormalisationSets(normalisation, inputShape, samples: samples), ways: ways,
        interruption: interruption)
    }
    if weight != nil {
      let normalised = try multiplicands(input, context: context, interruption: interruption)
      try normalisation.weightGradient(
        upstream, normalised: normalised.elements, into: &sums, sample: inputShape.count,
        count: input.count, interruption: interruption)
    }
  }

  /// What the layer's weights are multiplied by: x̂ where it normalises, x below 0 where the weight is
  /// a slope, and the input elsewhere; [sample, …].
  package func multiplicands(
    _ input: Tensor, context: LayerContext, interruption: Interruption = .never
  ) throws(PassError) -> Tensor {
    switch computation {
    case .normalising(let normalisation):
      guard case .normalisation(let statistics) = context else { return input }
      var elements = [Double](repeating: 0, count: input.count)
      try normalisation.normalise(
        input.elements, into: &elements, statistics,
        NormalisationSets(normalisation, inputShape, samples: input.shape[0]),
        interruption: interruption)
      return Tensor(shape: input.shape, elements: elements)
    case .learnedSlope:
      return Tensor(shape: input.shape, elements: input.elements.map { $0 > 0 ? 0 : $0 })
    case .products, .largest, .mean, .copying, .function, .reshaping, .sum, .masking, .softmax:
      return input
    }
  }
}

extension ForwardPass {
  /// What a layer's weights are multiplied by; see ``Layer/multiplicands(_:context:interruption:)``.
  package func multiplicands(ofLayer index: Int) -> Tensor {
    let layer = network.layers[index]
    do {
      return try layer.multiplicands(input(ofLayer: index), context: contexts[index])
    } catch {
      preconditionFailure("nothing interrupts it")
    }
  }
}
