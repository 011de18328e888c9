extension GradientCheck {
  /// Chooses which numbers to check so that the work stays within a budget.
  ///
  /// Small tensors are checked whole, the others share what is left. Of each, the largest gradient
  /// is taken and the rest are drawn, each number equally likely; the same seed draws the same ones.
  ///
  /// - Parameters:
  ///   - claims: the tensors.
  ///   - network: the network they belong to.
  ///   - samples: the number of samples in the batch.
  ///   - budget: how many multiplications to spend at most, roughly; each tensor gets at least four
  ///     numbers all the same.
  ///   - seed: what the draws start from.
  /// - Returns: the claims, with offsets where not all numbers are checked.
  package static func sampled(
    _ claims: [Claim], of network: Network, samples: Int, budget: Double, seed: UInt64
  ) -> [Claim] {
    let costs = costs(of: network, samples: samples)
    func cost(_ claim: Claim) -> Double {
      switch claim.place {
      case .input, .activation: costs.difference(claim.place) + 2 * Double(claim.gradient.count)
      case .weight, .bias: costs.difference(claim.place)
      }
    }
    var rest = budget
    var waiting = claims.indices.sorted {
      cost(claims[$0]) * Double(claims[$0].gradient.count)
        < cost(claims[$1]) * Double(claims[$1].gradient.count)
    }
    var result = claims
    while let index = waiting.first {
      let share = rest / Double(waiting.count)
      waiting.removeFirst()
      let claim = claims[index]
      let affordable = max(4, Int(min(share / max(cost(claim), 1), Double(claim.gradient.count))))
      if affordable < claim.gradient.count {
        result[index].offsets = draw(affordable, of: claim, seed: seed)
      }
      rest -= cost(claim) * Double(min(affordable, claim.gradient.count))
    }
    return result
  }

  /// What differences cost.
  struct Costs {
    /// The multiplications of a forward pass from each layer on; 0 behind the last.
    fileprivate var fromLayer: [Double]

    /// The multiplications of one difference, roughly: two passes from there on.
    func difference(_ place: Place) -> Double {
      switch place {
      case .input: 2 * fromLayer[0]
      case .activation(let activation): 2 * fromLayer[activation]
      case .weight(let layer), .bias(let layer): 2 * fromLayer[layer]
      }
    }
  }

  /// What differences in a network cost.
  static func costs(of network: Network, samples: Int) -> Costs {
    var costs = [Double](repeating: 0, count: network.layers.count + 1)
    for (index, layer) in network.layers.enumerated().reversed() {
      let weights = Double(layer.weight?.count ?? 0)
      let terms =
        layer.weight.map { _ in Double(layer.fanIn) }
        ?? Double(layer.geometry?.window.size.count ?? 1)
      costs[index] =
        costs[index + 1] + weights + Double(samples * layer.outputShape.count) * terms
    }
    return Costs(fromLayer: costs)
  }

  /// The largest gradient of a tensor and some others, in row order.
  private static func draw(_ count: Int, of claim: Claim, seed: UInt64) -> [Int] {
    let elements = claim.gradient.elements
    var generator = RandomGenerator(
      seed: seed, stream: "gradcheck \(claim.place)", shape: claim.gradient.shape)
    var largest = 0
    for (offset, value) in elements.enumerated()
    where value.magnitude > elements[largest].magnitude {
      largest = offset
    }
    var chosen: Set<Int> = [largest]
    while chosen.count < count { chosen.insert(generator.integer(below: elements.count)) }
    return chosen.sorted()
  }
}
