extension Activation {
  /// The derivative, given what went in and what came out.
  ///
  /// At 0, ReLU's is 0 and leaky ReLU's is its slope.
  public func derivative(input x: Double, output y: Double) -> Double {
    switch self {
    case .relu: x <= 0 ? 0 : 1
    case .leakyReLU(let slope): x > 0 ? 1 : slope
    case .sigmoid: (1 - y) * y
    case .tanh: 1 - y * y
    }
  }

  /// Upstream × derivative for each element; where ReLU is closed, 0 whatever arrives.
  func inputGradient(
    _ upstream: UnsafePointer<Double>, input: UnsafePointer<Double>,
    output: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>, count: Int
  ) {
    var place = 0
    switch self {
    case .relu:
      while place < count {
        gradient[place] = input[place] <= 0 ? 0 : upstream[place]
        place &+= 1
      }
    case .leakyReLU(let slope):
      while place < count {
        gradient[place] = upstream[place] * (input[place] > 0 ? 1 : slope)
        place &+= 1
      }
    case .sigmoid:
      while place < count {
        let y = output[place]
        gradient[place] = upstream[place] * ((1 - y) * y)
        place &+= 1
      }
    case .tanh:
      while place < count {
        let y = output[place]
        gradient[place] = upstream[place] * (1 - y * y)
        place &+= 1
      }
    }
  }
}
