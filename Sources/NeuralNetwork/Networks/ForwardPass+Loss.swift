extension ForwardPass {
  /// The gradient of the loss at the output, [sample, …]; `nil` without loss or target.
  package var lossGradient: Tensor? {
    guard let loss = network.loss, self.loss != nil, let target else { return nil }
    return loss.gradient(of: output, target: target)
  }

  /// The softmax of each sample's output, [sample, class]; `nil` where the output is not a vector.
  package var probabilities: Tensor? {
    guard output.shape.rank == 2 else { return nil }
    return Softmax.probabilities(of: output)
  }
}
