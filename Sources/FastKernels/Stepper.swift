import FastProgram

/// Makes a parameter's step, a number after the other.
struct Stepper<Scalar: BinaryFloatingPoint> {
  private let step: Descent

  init(_ step: Descent) { self.step = step }

  @inline(__always)
  func run(
    _ values: UnsafeMutablePointer<Scalar>, gradient: UnsafePointer<Scalar>,
    first: UnsafeMutablePointer<Scalar>, second: UnsafeMutablePointer<Scalar>,
    mask: UnsafePointer<Scalar>?, count: Int
  ) {
    let rate = Scalar(step.rate)
    let decay = Scalar(step.decay)
    switch step.rule {
    case .momentum(let momentum, let isNesterov, let isFirst):
      let momentum = Scalar(momentum)
      if mask == nil, momentum == 0, decay == 0 {
        var place = 0
        while place < count {
          values[place] -= rate * gradient[place]
          place &+= 1
        }
        return
      }
      var place = 0
      while place < count {
        defer { place &+= 1 }
        if let mask, mask[place] != 0 { continue }
        var direction = gradient[place]
        if decay != 0 { direction += decay * values[place] }
        if momentum != 0 {
          let velocity = isFirst ? direction : momentum * first[place] + direction
          first[place] = velocity
          direction = isNesterov ? direction + momentum * velocity : velocity
        }
        values[place] -= rate * direction
      }
    case .moments(let beta1, let beta2, let stepSize, let correction, let epsilon, let keep):
      let share = Scalar(1 - beta1)
      let squareShare = Scalar(1 - beta2)
      let kept = Scalar(beta2)
      let stepSize = Scalar(stepSize)
      let correction = Scalar(correction)
      let epsilon = Scalar(epsilon)
      let keep = Scalar(keep)
      var place = 0
      while place < count {
        defer { place &+= 1 }
        if let mask, mask[place] != 0 { continue }
        let value = values[place] * keep
        let slope = decay != 0 ? gradient[place] + decay * value : gradient[place]
        let old = first[place]
        // PyTorch's lerp begins at the nearer end.
        let mean =
          share < 0.5 ? old + share * (slope - old) : slope - (slope - old) * (1 - share)
        let square = second[place] * kept + squareShare * slope * slope
        first[place] = mean
        second[place] = square
        values[place] = value + -stepSize * mean / (square.squareRoot() / correction + epsilon)
      }
    }
  }
}
