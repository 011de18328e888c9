extension Loss {
  /// The loss of a batch's output, [sample, …], against a target that was checked.
  ///
  /// The samples' losses are added in order from 0; mean squared error adds every element in row
  /// order and divides once.
  func value(of output: Tensor, target: Target) -> Double {
    let samples = output.shape[0]
    switch (self, target) {
    case (.crossEntropy, .classes(let labels)):
      let classes = output.shape[1]
      var sum = 0.0
      for (sample, label) in labels.enumerated() {
        let logits = output.elements[sample * classes..<(sample + 1) * classes]
        sum += Softmax.crossEntropy(of: logits, label: label)
      }
      return sum / Double(samples)
    case (.meanSquaredError, .values(let wanted)):
      return squares(of: output, wanted) / Double(output.count)
    case (.squaredError, .values(let wanted)):
      return squares(of: output, wanted) / 2 / Double(samples)
    default:
      preconditionFailure("the target was checked")
    }
  }

  private func squares(of output: Tensor, _ wanted: Tensor) -> Double {
    var sum = 0.0
    for (value, goal) in zip(output.elements, wanted.elements) {
      let difference = value - goal
      sum += difference * difference
    }
    return sum
  }
}
