import NeuralNetwork

extension BackwardPass {
  /// The largest chain-rule products from one number to the objective.
  ///
  /// Every way from the number through the layers is a product of derivatives, and the gradient is
  /// their sum. What the ways from each unit come to is worked out from the objective backwards;
  /// then the largest are found best first, with the exact promise of every beginning.
  ///
  /// - Parameters:
  ///   - place: the tensor that the number is in.
  ///   - offset: its offset in row order, activations with the batch axis in front.
  ///   - limit: how many paths to find at most.
  ///   - budget: how many factors may be visited.
  ///   - interruption: asked before each unit.
  /// - Throws: ``PathError``.
  package func paths(
    from place: GradientCheck.Place, offset: Int, limit: Int, budget: Int = 10_000_000,
    interruption: Interruption = .never
  ) throws(PathError) -> GradientPaths {
    let starts = starts(from: place, offset: offset)
    let nextLayers = (0...forward.network.layers.count).map {
      // What a blocked layer sends back is no part of the gradient.
      NextLayer.all(forward, behindActivation: $0).filter { !$0.layer.isBlocked }
    }
    var search = PathSearch(backward: self, through: nextLayers)
    var rest = budget
    var total = PathTally.Entry()
    for (samples, group) in groups(of: starts) {
      let activation = group[0].activation
      let tally = try PathTally(
        self, samples: samples, regions: regions(around: group, at: activation),
        through: nextLayers, budget: &rest, allowed: budget, interruption: interruption)
      let number = search.add(tally)
      for start in group {
        guard start.factor.isFinite else { throw .notFinite }
        total.add(
          tally.entry(activation: activation, sample: start.sample, index: start.index),
          by: start.factor)
        search.begin(start, tally: number)
      }
    }
    return GradientPaths(
      largest: try search.run(limit: limit, interruption: interruption), count: total.count,
      sum: total.sum, magnitude: total.magnitude)
  }

  /// The beginnings that share a tally, with the samples that it goes over: each sample's and
  /// layer's, or a layer's over all samples where a layer further on mixes them.
  private func groups(
    of starts: [(sample: Int, starts: [PathStart])]
  ) -> [(samples: Range<Int>, starts: [PathStart])] {
    var groups: [(samples: Range<Int>, starts: [PathStart])] = []
    for (sample, group) in starts {
      guard let activation = group.first?.activation else { continue }
      guard forward.network.layers[activation...].contains(where: \.mixesSamples) else {
        groups.append((sample..<sample + 1, group))
        continue
      }
      if groups.last?.starts[0].activation == activation {
        groups[groups.count - 1].starts += group
      } else {
        groups.append((0..<forward.batchSize, group))
      }
    }
    return groups
  }

  /// The first unit that a path reaches, and the derivative of that unit.
  struct PathStart {
    /// The activation that the unit is in.
    let activation: Int
    /// The sample that it is in.
    let sample: Int
    /// Its index without the sample.
    let index: [Int]
    /// Its derivative with respect to the number; 1 where it is the number itself.
    let factor: Double
    /// The layer of the weight or bias; `nil` where the unit is the number itself.
    let layer: Int?
  }

  /// Where paths begin, for each sample and, for a weight or bias, each layer that uses it; those
  /// whose first factor is 0 are left out.
  private func starts(
    from place: GradientCheck.Place, offset: Int
  ) -> [(sample: Int, starts: [PathStart])] {
    switch place {
    case .input: return numbered(starts(atActivation: 0, offset: offset))
    case .activation(let activation):
      return numbered(starts(atActivation: activation, offset: offset))
    case .weight(let position):
      return forward.network.uses(ofLayer: position).flatMap {
        numbered(starts(inLayer: $0, offset: offset, isBias: false))
      }
    case .bias(let position):
      return forward.network.uses(ofLayer: position).flatMap {
        numbered(starts(inLayer: $0, offset: offset, isBias: true))
      }
    }
  }

  private func numbered(_ starts: [[PathStart]]) -> [(sample: Int, starts: [PathStart])] {
    starts.enumerated().map { ($0.offset, $0.element) }
  }

  private func starts(inLayer layer: Int, offset: Int, isBias: Bool) -> [[PathStart]] {
    let description = forward.network.layers[layer]
    let factors = factors(of: description, offset: offset, isBias: isBias)
    let input = forward.multiplicands(ofLayer: layer).elements
    return (0..<forward.batchSize).map { sample in
      let base = sample * description.inputShape.count
      return factors.compactMap { unit, place in
        let factor = place.map { input[base + $0] } ?? 1
        if factor == 0 { return nil }
        return PathStart(
          activation: layer + 1, sample: sample, index: description.outputShape.index(at: unit),
          factor: factor,
          layer: layer)
      }
    }
  }

  /// The units that a weight or a bias goes into, each with the input that the weight is multiplied
  /// with there, as offsets in one sample; no input for a bias.
  private func factors(
    of layer: Layer, offset: Int, isBias: Bool
  ) -> [(unit: Int, input: Int?)] {
    if isBias { return layer.outputs(ofBias: offset).map { ($0, nil) } }
    return layer.wiring.uses(ofWeight: offset).compactMap { use in
      guard let output = use.output, let input = use.input else { return nil }
      return (output, input)
    }
  }

  private func starts(atActivation activation: Int, offset: Int) -> [[PathStart]] {
    let index = activationGradients[activation].shape.index(at: offset)
    return (0..<forward.batchSize).map { sample in
      sample != index[0]
        ? []
        : [
          PathStart(
            activation: activation, sample: sample, index: Array(index.dropFirst()), factor: 1,
            layer: nil)
        ]
    }
  }

  /// The first units, and what sees them up to the output.
  private func regions(around starts: [PathStart], at activation: Int) -> [Region] {
    let shape = activationGradients[activation].shape.droppingFirst()
    return forward.network.projectiveField(
      ofActivation: activation, units: starts.map { shape.offset(of: $0.index) })
  }
}
