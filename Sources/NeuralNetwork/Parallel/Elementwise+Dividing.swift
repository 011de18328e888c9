import FastProgram

extension Runs {
  /// Some of the samples, of the rows or of the lanes, and how far from the first number they begin.
  func part(_ axis: DivisibleInstruction.Axis, _ range: Range<Int>) -> (runs: Runs, shift: Int) {
    var part = self
    switch axis {
    case .samples:
      part.samples = range.count
      return (part, range.lowerBound * sample)
    case .rows(let each):
      part.rows = range.count * each
      return (part, range.lowerBound * each * row)
    case .lanes:
      part.count = range.count
      return (part, range.lowerBound)
    case .columns, .copied: preconditionFailure("runs have no such axis")
    }
  }
}

extension Elementwise {
  /// What of it has some places of the axis.
  func part(_ axis: DivisibleInstruction.Axis, _ range: Range<Int>) -> Elementwise {
    let (runs, shift) = runs.part(axis, range)
    return Elementwise(input: input + shift, output: output + shift, runs: runs)
  }
}

extension ElementwiseGradient {
  /// What of it has some places of the axis.
  func part(_ axis: DivisibleInstruction.Axis, _ range: Range<Int>) -> ElementwiseGradient {
    let (runs, shift) = runs.part(axis, range)
    return ElementwiseGradient(
      input: input + shift, output: output + shift, upstream: upstream + shift,
      gradient: gradient + shift, runs: runs)
  }
}

extension Pairing {
  /// What of it has some places of the axis.
  func part(_ axis: DivisibleInstruction.Axis, _ range: Range<Int>) -> Pairing {
    let (runs, shift) = runs.part(axis, range)
    return Pairing(first + shift, second + shift, output: output + shift, runs: runs)
  }
}

extension Pool {
  /// What of it has some of the samples or of the lanes.
  func part(_ axis: DivisibleInstruction.Axis, _ range: Range<Int>) -> Pool {
    var part = self
    let shift: (input: Int, output: Int)
    switch axis {
    case .samples:
      part.samples = range.count
      shift = (range.lowerBound * inputGrid.sample, range.lowerBound * outputGrid.sample)
    case .lanes:
      part.lanes = range.count
      shift = (range.lowerBound, range.lowerBound)
    case .rows, .columns, .copied: preconditionFailure("a pool has no such axis")
    }
    part.input += shift.input
    part.output += shift.output
    part.winners += shift.output
    part.gate = gate.map { $0 + shift.output }
    return part
  }
}

extension Copy {
  /// Its axes from the outermost in.
  var axes: [Axis] {
    get { [first, second, third, fourth] }
    set { (first, second, third, fourth) = (newValue[0], newValue[1], newValue[2], newValue[3]) }
  }

  /// What of it has some places of one axis.
  func part(_ axis: DivisibleInstruction.Axis, _ range: Range<Int>) -> Copy {
    guard case .copied(let index, let each) = axis else {
      preconditionFailure("a copy is divided along one of its axes")
    }
    var part = self
    part.source += range.lowerBound * each * axes[index].source
    part.target += range.lowerBound * each * axes[index].target
    part.axes[index].count = range.count * each
    return part
  }
}
