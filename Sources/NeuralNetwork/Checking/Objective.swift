/// What gradients are the derivatives of: the loss, or the output's inner product with a gradient
/// that the backward pass was started from.
package struct Objective: Sendable {
  /// The pass that gradients belong to.
  package let forward: ForwardPass
  /// What the output is multiplied with, [sample, …], or `nil` where the objective is the loss.
  package let upstream: Tensor?

  /// Makes an objective of a pass.
  package init(_ forward: ForwardPass, upstream: Tensor? = nil) {
    self.forward = forward
    self.upstream = upstream
  }

  /// The objective that the gradients of a backward pass belong to: the loss, unless the pass was
  /// started from another gradient than the loss's.
  package init(of pass: BackwardPass) {
    let start = pass.activationGradients[pass.forward.network.layers.count]
    self.init(pass.forward, upstream: start == pass.forward.lossGradient ? nil : start)
  }

  /// What was computed in the pass itself; NaN where there is neither a loss nor a gradient to
  /// multiply with.
  package var value: Double { value(of: forward.output) }

  /// The objective of another output.
  func value(of output: Tensor) -> Double {
    if let upstream {
      var sum = 0.0
      for (value, gradient) in zip(output.elements, upstream.elements) { sum += value * gradient }
      return sum
    }
    guard let loss = forward.network.loss, let target = forward.target else { return .nan }
    return loss.value(of: output, target: target)
  }

  /// How large an error of the objective rounding alone may make, roughly.
  package var rounding: Double {
    let gradient = upstream ?? forward.lossGradient
    let loss = upstream == nil ? forward.network.loss : nil
    var sum = value.magnitude + (loss?.leastRounding ?? 0)
    for (value, slope) in zip(forward.output.elements, gradient?.elements ?? []) {
      sum += (value * slope).magnitude
    }
    return sum * 0x1p-52
  }

  /// The smallest gradient that a difference quotient of that step can tell from rounding, roughly.
  package func resolution(step: Double) -> Double { 16 * rounding / step }
}
