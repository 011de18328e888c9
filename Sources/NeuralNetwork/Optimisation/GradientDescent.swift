/// Stochastic gradient descent, PyTorch's `SGD`.
///
/// ```
/// g ← gradient + decay · w
/// v ← momentum · v + g          (v = g at the first step)
/// g ← g + momentum · v          (Nesterov), or v
/// w ← w − rate · g
/// ```
public struct GradientDescent: Hashable, Sendable {
  /// The learning rate.
  public var learningRate: Double
  /// How much of the last step's direction is kept.
  public var momentum: Double
  /// Whether momentum looks ahead.
  public var isNesterov: Bool
  /// How strongly weights are pulled to zero.
  public var decay: Double

  /// Makes the rule; the plain one unless told otherwise.
  public init(
    learningRate: Double = 0.1, momentum: Double = 0, isNesterov: Bool = false, decay: Double = 0
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.isNesterov = isNesterov
    self.decay = decay
  }

  /// Whether a weight's change is the gradient times −``learningRate`` and nothing else.
  public var isPlain: Bool { momentum == 0 && decay == 0 }

  /// Makes one step of a parameter in place.
  func step(
    _ values: inout [Double], gradient: [Double], memory: inout Optimiser.Memory, rate: Double,
    frozen: [Bool]?
  ) {
    let isFirst = memory.steps == 0
    if momentum != 0, isFirst { memory.first = [Double](repeating: 0, count: values.count) }
    memory.steps += 1
    for place in values.indices {
      if let frozen, frozen[place] { continue }
      var direction = gradient[place]
      if decay != 0 { direction += decay * values[place] }
      if momentum != 0 {
        let velocity = isFirst ? direction : momentum * memory.first[place] + direction
        memory.first[place] = velocity
        direction = isNesterov ? direction + momentum * velocity : velocity
      }
      values[place] -= rate * direction
    }
  }
}
