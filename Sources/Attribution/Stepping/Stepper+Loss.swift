import NeuralNetwork

extension Stepper {
  /// One position of the loss.
  ///
  /// For cross-entropy first the softmax, which adds nothing, then the sample's loss; else the
  /// sample's squares. The last one divides.
  mutating func addLoss(unit: Int) {
    guard let loss = network.loss, let target else { return }
    let output = state.activations[network.layers.count]
    let size = output.count / samples
    switch (loss, target) {
    case (.crossEntropy, .classes(let labels)):
      if unit % 2 == 0 { return }
      let sample = unit / 2
      state.loss += Softmax.crossEntropy(
        of: output.elements[sample * size..<(sample + 1) * size], label: labels[sample])
      if sample == samples - 1 { state.loss /= Double(samples) }
    case (_, .values(let wanted)):
      var sum = state.loss
      for place in unit * size..<(unit + 1) * size {
        let difference = output.elements[place] - wanted.elements[place]
        sum += difference * difference
      }
      if unit == samples - 1 {
        sum = loss == .squaredError ? sum / 2 / Double(samples) : sum / Double(output.count)
      }
      state.loss = sum
    default: return
    }
  }

  /// The loss's gradient at one sample's output.
  mutating func addLossGradient(sample: Int) {
    guard let loss = network.loss, let target else { return }
    let last = network.layers.count
    let output = state.activations[last]
    let size = output.count / samples
    let range = sample * size..<(sample + 1) * size
    switch (loss, target) {
    case (.crossEntropy, .classes(let labels)):
      let logits = Tensor(shape: Shape([1, size]), elements: Array(output.elements[range]))
      var gradient = Softmax.probabilities(of: logits).elements
      gradient[labels[sample]] -= 1
      for (place, value) in zip(range, gradient) {
        state.activationGradients[last].elements[place] = value / Double(samples)
      }
    case (_, .values(let wanted)):
      for place in range {
        let difference = output.elements[place] - wanted.elements[place]
        state.activationGradients[last].elements[place] =
          loss == .squaredError
          ? difference / Double(samples) : 2 * difference / Double(output.count)
      }
    default: return
    }
    if fault == .batchMeanForgotten {
      for place in range { state.activationGradients[last].elements[place] *= Double(samples) }
    }
  }
}
