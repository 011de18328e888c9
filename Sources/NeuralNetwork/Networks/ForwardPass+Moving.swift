extension ForwardPass {
  /// Whether the pass changes what the next one finds: running statistics, or the number that masks
  /// are drawn from.
  package var movesSomething: Bool { network.movesInPasses }

  /// The network as the pass leaves it; see ``NeuralNetwork/Network/move(after:)``.
  package var networkAfter: Network {
    var network = network
    network.move(after: self)
    return network
  }
}

extension Network {
  /// Whether a pass in training changes what the next one finds.
  package var movesInPasses: Bool {
    mode == .train && layers.contains(where: \.mindsMode)
  }

  /// Does what a whole pass in training does beside computing: running statistics take their part of
  /// the batch's, of whose variance the divisor is one less; masks that were given are used up, and
  /// the pass is counted where masks were drawn.
  ///
  /// In `eval` nothing moves.
  ///
  /// - Precondition: the pass is of this network, but for its weights.
  package mutating func move(after pass: ForwardPass) {
    guard movesInPasses, pass.contexts.count == layers.count else { return }
    var hasDrawn = false
    for index in layers.indices {
      switch pass.contexts[index] {
      case .normalisation(let statistics):
        guard
          let running = pass.network.layers[index].statistics(
            after: statistics, samples: pass.batchSize, in: pass.precision)
        else { continue }
        update(layer: index) { $0.statistics = running }
      case .mask:
        hasDrawn = true
        update(layer: index) { $0.givenMask = nil }
      case .none, .maxPooling: break
      }
    }
    if hasDrawn { trainingPasses = pass.network.trainingPasses + 1 }
  }
}

extension Layer {
  /// The running statistics as a pass in training leaves them; `nil` where it leaves them alone.
  ///
  /// - Parameters:
  ///   - batch: what the pass normalised by.
  ///   - samples: how many samples it had.
  func statistics(
    after batch: NormalisationStatistics, samples: Int, in precision: Precision
  ) -> RunningStatistics? {
    guard case .normalising(let normalisation) = computation,
      case .batch(let momentum, true) = normalisation.scope, batch.areOwn,
      var running = statistics
    else { return nil }
    running.move(to: batch, size: positionCount * samples, momentum: momentum)
    running.mean = running.mean.rounded(to: precision)
    running.variance = running.variance.rounded(to: precision)
    return running
  }
}

extension RunningStatistics {
  /// Takes a part of a batch's statistics, as PyTorch does.
  fileprivate mutating func move(
    to batch: NormalisationStatistics, size: Int, momentum: Double
  ) {
    let unbiased = Double(size) / Double(size - 1)
    for channel in mean.elements.indices {
      mean.elements[channel] =
        (1 - momentum) * mean.elements[channel] + momentum * batch.means[channel]
      variance.elements[channel] =
        (1 - momentum) * variance.elements[channel]
        + momentum * (batch.variances[channel] * unbiased)
    }
  }
}
