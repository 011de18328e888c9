#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Activation {
  /// The function's value; NaN gives NaN.
  public func value(at x: Double) -> Double {
    switch self {
    case .relu: x <= 0 ? 0 : x
    case .leakyReLU(let slope): x > 0 ? x : slope * x
    case .sigmoid: Activation.logistic(x)
    case .tanh: hyperbolicTangent(x)
    }
  }

  /// 1 / (1 + e⁻ˣ), by e⁻ˡˣˡ alone so that nothing overflows.
  private static func logistic(_ x: Double) -> Double {
    if x >= 0 { return 1 / (1 + exp(-x)) }
    let power = exp(x)
    return power / (1 + power)
  }

  func forward(
    _ input: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>, count: Int
  ) {
    var place = 0
    switch self {
    case .relu:
      while place < count {
        let x = input[place]
        output[place] = x <= 0 ? 0 : x
        place &+= 1
      }
    case .leakyReLU(let slope):
      while place < count {
        let x = input[place]
        output[place] = x > 0 ? x : slope * x
        place &+= 1
      }
    case .sigmoid:
      while place < count {
        output[place] = Activation.logistic(input[place])
        place &+= 1
      }
    case .tanh:
      while place < count {
        output[place] = hyperbolicTangent(input[place])
        place &+= 1
      }
    }
  }
}

/// The C library's function, whose name the case `tanh` hides inside ``Activation``.
private func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
