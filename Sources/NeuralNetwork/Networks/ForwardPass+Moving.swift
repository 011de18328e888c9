extension ForwardPass {
  /// Whether the pass changes what the next one finds: running statistics, or the number that masks
  /// are drawn from.
  public var movesSomething: Bool { network.movesInPasses }

  /// The network as the pass leaves it; see ``NeuralNetwork/Network/move(after:)``.
  public var networkAfter: Network {
    var network = network
    network.move(after: self)
    return network
  }
}

extension Network {
  /// Whether a pass in training changes what the next one finds.
  public var movesInPasses: Bool {
    mode == .train && layers.contains(where: \.mindsMode)
  }

  /// Does what a whole pass in training does beside computing: running statistics take their part of
  /// the batch's, of whose variance the divisor is one less; masks that were given are used up, and
  /// the pass is counted where masks were drawn.
  ///
  /// In `eval` nothing moves.
  ///
  /// - Precondition: the pass is of this network, but for its weights.
  public mutating func move(after pass: ForwardPass) {
    guard movesInPasses, pass.contexts.count == layers.count else { return }
    var hasDrawn = false
    for index in layers.indices {
      let layer = layers[index]
      switch pass.contexts[index] {
      case .normalisation(let statistics):
        guard case .normalisation(let normalisation) = layer.operation,
          case .batch(let momentum, true) = normalisation.scope, statistics.areOwn,
          var running = pass.network.layers[index].statistics
        else { continue }
        running.move(
          to: statistics, size: layer.positionCount * pass.batchSize, momentum: momentum)
        running.round(to: pass.precision)
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

extension RunningStatistics {
  /// Rounds both.
  mutating func round(to precision: Precision) {
    mean = mean.rounded(to: precision)
    variance = variance.rounded(to: precision)
  }

  /// Takes a part of a batch's statistics, as PyTorch does.
  mutating func move(
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
