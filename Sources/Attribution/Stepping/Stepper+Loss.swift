import NeuralNetwork

extension Stepper {
  /// One position of the loss.
  ///
  /// Where a softmax comes first it adds nothing; then the sample's loss. The last one divides.
  mutating func addLoss(unit: Int) {
    guard let loss = network.loss, let target else { return }
    let output = state.activations[network.layers.count]
    let positions = loss.positionsPerSample
    guard unit % positions == positions - 1 else { return }
    let sample = unit / positions
    loss.add(sample, of: output, target: target, to: &state.loss)
    if sample == samples - 1 { state.loss /= loss.divisor(of: output, target: target) }
  }

  /// The loss's gradient at one sample's output.
  mutating func addLossGradient(sample: Int) {
    guard let loss = network.loss, let target else { return }
    let last = network.layers.count
    let output = state.activations[last]
    var gradient = loss.gradient(
      at: sample, of: output, target: target, divisor: loss.divisor(of: output, target: target))
    if fault == .batchMeanForgotten {
      let count = loss.meanCount(samples: samples, target: target)
      for place in gradient.indices { gradient[place] *= count }
    }
    let start = sample * gradient.count
    state.activationGradients[last].elements.replaceSubrange(
      start..<start + gradient.count, with: gradient)
  }
}

extension Loss {
  /// How many positions a walk makes for each sample: the softmax, where there is one, and the loss.
  package var positionsPerSample: Int { hasSoftmax ? 2 : 1 }

  /// Whether it works out a softmax first.
  package var hasSoftmax: Bool {
    switch kind {
    case .classes(.crossEntropy): true
    case .classes(.hinge), .elements: false
    }
  }
}
