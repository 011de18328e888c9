import FastProgram

extension Machine {
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
    }
  }

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
