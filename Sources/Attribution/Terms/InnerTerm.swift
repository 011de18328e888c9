/// One summand of an activation's gradient: what one unit of the next layer passes back.
package struct InnerTerm: Equatable, Sendable {
  /// The next layer's position in the network, or `nil` where the loss comes next (or the gradient
  /// that the pass was started from).
  package let layer: Int?
  /// The unit's index in the next layer's output, without the sample; empty where that is the loss.
  package let unit: [Int]
  /// The gradient arriving at the unit; 1 for the loss.
  ///
  /// Through a normalisation's mean the sum of
  /// those arriving at the units of its set, each times its factor; through its variance the same
  /// with each unit's normalised number.
  package let upstream: Double
  /// The unit's derivative with respect to the activation: a weight, a gate, a share.
  package let derivative: Double
  /// Upstream × derivative as the engine computes it; 0 where a gate is closed, whatever arrives.
  package let product: Double
  /// The derivative's offset in the next layer's weight, where it is a weight.
  package let weightOffset: Int?
  /// What it leads through.
  package let route: Route

  init(
    layer: Int?, unit: [Int], upstream: Double, derivative: Double, product: Double? = nil,
    weightOffset: Int? = nil, route: Route = .direct
  ) {
    self.route = route
    self.layer = layer
    self.unit = unit
    self.upstream = upstream
    self.derivative = derivative
    self.product = product ?? upstream * derivative
    self.weightOffset = weightOffset
  }
}
