extension Loss {
  /// The loss's gradient at the output, [sample, …].
  func gradient(of output: Tensor, target: Target) -> Tensor {
    let divisor = divisor(of: output, target: target)
    var elements: [Double] = []
    elements.reserveCapacity(output.count)
    for sample in 0..<output.shape[0] {
      elements += gradient(at: sample, of: output, target: target, divisor: divisor)
    }
    return Tensor(shape: output.shape, elements: elements)
  }

  /// The gradient at one sample's output, in row order.
  ///
  /// - Parameter divisor: what the batch's sum is divided by.
  package func gradient(
    at sample: Int, of output: Tensor, target: Target, divisor: Double
  ) -> [Double] {
    let size = output.shape.droppingFirst().count
    let places = sample * size..<(sample + 1) * size
    switch (kind, target) {
    case (.classes(let loss), .classes(let labels)):
      return loss.gradient(of: output.elements[places], label: labels[sample]).map { $0 / divisor }
    case (.elements(let loss), .values(let wanted)):
      return places.map { loss.slope(output.elements[$0], wanted.elements[$0]) / divisor }
    case (.classes, .values), (.elements, .classes):
      preconditionFailure("the target was checked")
    }
  }
}
