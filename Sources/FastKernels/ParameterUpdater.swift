import FastProgram

/// Makes a parameter's step, a number after the other.
struct ParameterUpdater<Scalar: BinaryFloatingPoint> {
  private let step: Descent
  private let rate: Scalar
  private let decay: Scalar
  private let scale: Scalar
  private let bound: Scalar

  init(_ step: Descent) {
    self.step = step
    rate = Scalar(step.rate)
    decay = Scalar(step.decay)
    scale = Scalar(step.scale)
    bound = Scalar(step.bound)
  }

  /// - Parameter memory: what the rule remembers: `count` numbers of each kind.
  @inline(__always)
  func run(
    _ values: UnsafeMutablePointer<Scalar>, gradient: UnsafePointer<Scalar>,
    memory: UnsafeMutablePointer<Scalar>, mask: UnsafePointer<Scalar>?, count: Int
  ) {
    switch step.rule {
    case .momentum(let momentum, let isNesterov, let isFirst):
      let momentum = Scalar(momentum)
      if mask == nil, momentum == 0, decay == 0, scale == 1, bound == .infinity {
        var place = 0
        while place < count {
          values[place] -= rate * gradient[place]
          place &+= 1
        }
        return
      }
      each(count, mask) { place in
        var direction = slope(gradient[place], of: values[place])
        if momentum != 0 {
          let velocity = isFirst ? direction : momentum * memory[place] + direction
          memory[place] = velocity
          direction = isNesterov ? direction + momentum * velocity : velocity
        }
        values[place] -= rate * direction
      }
    case .moments(let beta1, let beta2, let stepSize, let correction, let epsilon, let keep):
      let (share, squareShare) = (Scalar(1 - beta1), Scalar(1 - beta2))
      let (kept, keep) = (Scalar(beta2), Scalar(keep))
      let (stepSize, correction) = (Scalar(stepSize), Scalar(correction))
      let epsilon = Scalar(epsilon)
      let squares = memory + count
      each(count, mask) { place in
        let value = values[place] * keep
        let slope = slope(gradient[place], of: value)
        let mean = Self.between(memory[place], slope, share)
        let square = squares[place] * kept + squareShare * slope * slope
        memory[place] = mean
        squares[place] = square
        values[place] = value + -stepSize * mean / (square.squareRoot() / correction + epsilon)
      }
    case .rootMeanSquare(let alpha, let epsilon, let momentum, let isCentered):
      let (kept, share) = (Scalar(alpha), Scalar(1 - alpha))
      let (epsilon, momentum) = (Scalar(epsilon), Scalar(momentum))
      let velocities = memory + count
      let means = momentum == 0 ? velocities : velocities + count
      each(count, mask) { place in
        let slope = slope(gradient[place], of: values[place])
        let square = memory[place] * kept + share * slope * slope
        memory[place] = square
        var spread = square
        if isCentered {
          let mean = Self.between(means[place], slope, share)
          means[place] = mean
          spread = square - mean * mean
        }
        let root = spread.squareRoot() + epsilon
        if momentum != 0 {
          let velocity = velocities[place] * momentum + slope / root
          velocities[place] = velocity
          values[place] += -rate * velocity
        } else {
          values[place] += -rate * slope / root
        }
      }
    case .squareSum(let epsilon):
      let epsilon = Scalar(epsilon)
      each(count, mask) { place in
        let slope = slope(gradient[place], of: values[place])
        let sum = memory[place] + slope * slope
        memory[place] = sum
        values[place] += -rate * slope / (sum.squareRoot() + epsilon)
      }
    }
  }

  /// Visits the places that are not held still.
  @inline(__always)
  private func each(_ count: Int, _ mask: UnsafePointer<Scalar>?, _ body: (Int) -> Void) {
    var place = 0
    while place < count {
      defer { place &+= 1 }
      if let mask, mask[place] != 0 { continue }
      body(place)
    }
  }

  /// The gradient that a rule goes on with: clipped, and with the decay in it.
  @inline(__always)
  private func slope(_ gradient: Scalar, of value: Scalar) -> Scalar {
    var slope = gradient * scale
    slope = slope > bound ? bound : slope < -bound ? -bound : slope
    if decay != 0 { slope += decay * value }
    return slope
  }

  /// PyTorch's lerp, which begins at the nearer end.
  @inline(__always)
  private static func between(_ old: Scalar, _ new: Scalar, _ share: Scalar) -> Scalar {
    share < 0.5 ? old + share * (new - old) : new - (new - old) * (1 - share)
  }
}
