import FastProgram

extension InstructionRunner {
  /// A function of each number.
  func activate(_ numbers: Elementwise, _ function: ElementwiseFunction) {
    switch function {
    case .relu:
      forEachVector(numbers.runs) { place in
        let x = load(memory + (numbers.input &+ place))
        store(Kind.closing(x, where: x), memory + (numbers.output &+ place))
      }
    case .leakyReLU(let slope):
      let slope = Scalar(slope)
      forEachVector(numbers.runs) { place in
        let x = load(memory + (numbers.input &+ place))
        store(Kind.choosing(x, slope * x, where: x), memory + (numbers.output &+ place))
      }
    case .sigmoid:
      forEachNumber(numbers.runs) { place in
        memory[numbers.output &+ place] = logistic(memory[numbers.input &+ place])
      }
    case .tanh:
      forEachNumber(numbers.runs) { place in
        memory[numbers.output &+ place] =
          Kind.hyperbolicTangent(memory[numbers.input &+ place])
      }
    case .gaussian:
      forEachNumber(numbers.runs) { place in
        let x = memory[numbers.input &+ place]
        memory[numbers.output &+ place] = x * shareBelow(x)
      }
    case .approximateGaussian:
      forEachNumber(numbers.runs) { place in
        let x = memory[numbers.input &+ place]
        memory[numbers.output &+ place] = x * (0.5 * (1 + bend(x)))
      }
    case .exponential(let alpha, let scale):
      let (alpha, scale) = (Scalar(alpha), Scalar(scale))
      forEachNumber(numbers.runs) { place in
        let x = memory[numbers.input &+ place]
        memory[numbers.output &+ place] =
          x > 0 ? scale * x : alpha * Kind.exponentialLessOne(x)
      }
    case .gatedSigmoid:
      forEachNumber(numbers.runs) { place in
        let x = memory[numbers.input &+ place]
        memory[numbers.output &+ place] = x * logistic(x)
      }
    case .softplus(let beta, let threshold):
      let (beta, threshold) = (Scalar(beta), Scalar(threshold))
      forEachNumber(numbers.runs) { place in
        let x = memory[numbers.input &+ place]
        let scaled = x * beta
        memory[numbers.output &+ place] =
          scaled > threshold
          ? x : Kind.logarithmOfOnePlus(Kind.exponential(scaled)) / beta
      }
    }
  }

  /// The gradient through a function of each number.
  func deactivate(_ numbers: ElementwiseGradient, _ function: ElementwiseFunction) {
    switch function {
    case .relu:
      forEachVector(numbers.runs) { place in
        let x = load(memory + (numbers.input &+ place))
        let arriving = load(memory + (numbers.upstream &+ place))
        store(Kind.closing(arriving, where: x), memory + (numbers.gradient &+ place))
      }
    case .leakyReLU(let slope):
      let slope = Scalar(slope)
      forEachVector(numbers.runs) { place in
        let x = load(memory + (numbers.input &+ place))
        let arriving = load(memory + (numbers.upstream &+ place))
        let factor = Kind.choosing(
          Vector(repeating: 1), Vector(repeating: slope), where: x)
        store(arriving * factor, memory + (numbers.gradient &+ place))
      }
    case .sigmoid:
      forEachVector(numbers.runs) { place in
        let y = load(memory + (numbers.output &+ place))
        let arriving = load(memory + (numbers.upstream &+ place))
        store(arriving * ((1 - y) * y), memory + (numbers.gradient &+ place))
      }
    case .tanh:
      forEachVector(numbers.runs) { place in
        let y = load(memory + (numbers.output &+ place))
        let arriving = load(memory + (numbers.upstream &+ place))
        store(arriving * (1 - y * y), memory + (numbers.gradient &+ place))
      }
    case .gaussian:
      let density = (Scalar(0.5) / Scalar.pi).squareRoot()
      forEachSlope(numbers) { x in
        shareBelow(x) + x * (Kind.exponential(-0.5 * x * x) * density)
      }
    case .approximateGaussian:
      forEachSlope(numbers) { x in
        let tangent = bend(x)
        let slope = steepness * (1 + 3 * Scalar(0.044715) * x * x)
        return 0.5 * (1 + tangent) + 0.5 * x * (1 - tangent * tangent) * slope
      }
    case .exponential(let alpha, let scale):
      let (alpha, scale) = (Scalar(alpha), Scalar(scale))
      forEachSlope(numbers) { x in x > 0 ? scale : alpha * Kind.exponential(x) }
    case .gatedSigmoid:
      forEachSlope(numbers) { x in
        let sigmoid = logistic(x)
        return sigmoid * (1 + x * (1 - sigmoid))
      }
    case .softplus(let beta, let threshold):
      let (beta, threshold) = (Scalar(beta), Scalar(threshold))
      forEachSlope(numbers) { x in
        let scaled = x * beta
        if scaled > threshold { return 1 }
        let power = Kind.exponential(scaled)
        return power / (power + 1)
      }
    }
  }

  /// First plus second, at each place.
  func add(_ pair: Pairing) {
    forEachVector(pair.runs) { place in
      let (first, second) = (memory + (pair.first &+ place), memory + (pair.second &+ place))
      store(load(first) + load(second), memory + (pair.output &+ place))
    }
  }

  /// First times second, at each place.
  func multiply(_ pair: Pairing) {
    forEachVector(pair.runs) { place in
      let (first, second) = (memory + (pair.first &+ place), memory + (pair.second &+ place))
      store(load(first) * load(second), memory + (pair.output &+ place))
    }
  }

  /// Upstream × slope, where the slope is worked out from what went in.
  @inline(__always)
  private func forEachSlope(_ numbers: ElementwiseGradient, _ slope: (Scalar) -> Scalar) {
    forEachNumber(numbers.runs) { place in
      memory[numbers.gradient &+ place] =
        memory[numbers.upstream &+ place] * slope(memory[numbers.input &+ place])
    }
  }

  /// The share of a normal distribution that lies below x.
  @inline(__always)
  private func shareBelow(_ x: Scalar) -> Scalar {
    0.5 * (1 + Kind.error(x * Scalar(0.5).squareRoot()))
  }

  /// tanh(√(2 / π) · (x + 0.044715 x³)), which is nearly 2 Φ(x) − 1.
  @inline(__always)
  private func bend(_ x: Scalar) -> Scalar {
    Kind.hyperbolicTangent(steepness * (x + Scalar(0.044715) * x * x * x))
  }

  /// √(2 / π).
  @inline(__always)
  private var steepness: Scalar { (2 / Scalar.pi).squareRoot() }

  /// 1 / (1 + e⁻ˣ), by e⁻ˡˣˡ alone so that nothing overflows.
  @inline(__always)
  func logistic(_ x: Scalar) -> Scalar {
    if x >= 0 { return 1 / (1 + Kind.exponential(-x)) }
    let power = Kind.exponential(x)
    return power / (1 + power)
  }

  @inline(__always)
  private func forEachVector(_ runs: Runs, _ body: (_ place: Int) -> Void) {
    forEachRun(runs) { start in
      var place = start
      while place < start &+ runs.count {
        body(place)
        place &+= Self.width
      }
    }
  }

  @inline(__always)
  private func forEachNumber(_ runs: Runs, _ body: (_ place: Int) -> Void) {
    forEachRun(runs) { start in
      var place = start
      while place < start &+ runs.count {
        body(place)
        place &+= 1
      }
    }
  }

  @inline(__always)
  private func forEachRun(_ runs: Runs, _ body: (_ start: Int) -> Void) {
    var sample = 0
    while sample < runs.samples {
      var row = 0
      while row < runs.rows {
        body(sample &* runs.sample &+ row &* runs.row)
        row &+= 1
      }
      sample &+= 1
    }
  }
}
