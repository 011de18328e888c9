extension Loss {
  /// The loss's gradient at the output, [sample, …].
  ///
  /// Cross-entropy: (softmax − one-hot) / samples. Mean squared error: 2 (out − target) / elements.
  /// Squared error: (out − target) / samples.
  func gradient(of output: Tensor, target: Target) -> Tensor {
    let samples = Double(output.shape[0])
    switch (self, target) {
    case (.crossEntropy, .classes(let labels)):
      let classes = output.shape[1]
      var elements = Softmax.probabilities(of: output).elements
      for (sample, label) in labels.enumerated() { elements[sample * classes + label] -= 1 }
      for place in elements.indices { elements[place] /= samples }
      return Tensor(shape: output.shape, elements: elements)
    case (.meanSquaredError, .values(let wanted)):
      let elements = zip(output.elements, wanted.elements).map {
        2 * ($0 - $1) / Double(output.count)
      }
      return Tensor(shape: output.shape, elements: elements)
    case (.squaredError, .values(let wanted)):
      let elements = zip(output.elements, wanted.elements).map { ($0 - $1) / samples }
      return Tensor(shape: output.shape, elements: elements)
    default:
      preconditionFailure("the target was checked")
    }
  }
}
