import NeuralNetwork

/// The stages of a walk in order, and how many positions each has.
package struct StepPlan: Equatable, Sendable {
  /// The stages, the first one first.
  package let stages: [StepStage]
  /// How many positions each stage has.
  package let counts: [Int]
  /// How many positions come before each stage; one more at the end, their whole number.
  package let starts: [Int]

  /// The plan of a network on a batch; without a loss it ends with the output.
  init(_ network: Network, samples: Int, hasLoss: Bool) {
    var stages: [StepStage] = network.layers.indices.map { .forward(layer: $0) }
    if hasLoss {
      stages += [.loss, .lossGradient]
      stages += network.layers.indices.reversed().map { .backward(layer: $0) }
      stages += network.layers.indices.filter { network.layers[$0][.weight] != nil }
        .map { .update(layer: $0) }
    }
    let counts = stages.map { stage -> Int in
      switch stage {
      case .forward(let index):
        network.layers[index].forwardPositions(samples: samples)
      case .backward(let index):
        network.layers[index].backwardPositions(samples: samples)
      case .loss: samples * (network.loss?.positionsPerSample ?? 1)
      case .lossGradient: samples
      case .update(let layer): network.layers[layer].updateUnits
      }
    }
    var starts = [0]
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    self.stages = stages
    self.counts = counts
    self.starts = starts
  }

  /// How many positions there are.
  package var count: Int { starts[starts.count - 1] }

  /// The stage of a position, and its number within; at the very end, one beyond the last stage's.
  func place(of ordinal: Int) -> (stage: Int, unit: Int) {
    var stage = 0
    while stage < stages.count - 1, starts[stage + 1] <= ordinal { stage += 1 }
    return (stage, ordinal - starts[stage])
  }

  /// The first position behind the pass that the stage at an index belongs to.
  func endOfPass(at stage: Int) -> Int {
    var end = stage
    while end + 1 < stages.count, stages[end + 1].pass == stages[stage].pass { end += 1 }
    return starts[end + 1]
  }
}
