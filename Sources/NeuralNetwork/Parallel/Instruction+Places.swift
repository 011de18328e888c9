import FastProgram

/// The stretches of memory that an instruction reads, and those that it writes.
///
/// Each is from the first number to the last: what lies between may be untouched.
struct TouchedPlaces {
  private(set) var read: [Range<Int>] = []
  private(set) var written: [Range<Int>] = []

  /// Whether one of two has to wait for the other.
  func conflicts(with other: TouchedPlaces) -> Bool {
    Self.overlap(written, other.written) || Self.overlap(written, other.read)
      || Self.overlap(read, other.written)
  }

  private static func overlap(_ some: [Range<Int>], _ others: [Range<Int>]) -> Bool {
    some.contains { one in others.contains { $0.overlaps(one) } }
  }

  fileprivate mutating func reads(_ start: Int?, _ count: Int) {
    if let start, count > 0 { read.append(start..<start + count) }
  }

  fileprivate mutating func writes(_ start: Int?, _ count: Int) {
    if let start, count > 0 { written.append(start..<start + count) }
  }

  /// What an instruction touches.
  ///
  /// - Parameters:
  ///   - table: the offsets of rows and terms.
  ///   - width: how many numbers a vector has.
  init(_ instruction: Instruction, table: [Int32], width: Int) {
    switch instruction {
    case .product(let product): add(product, table)
    case .dots(let dots), .outer(let dots): add(dots, isOuter: instruction.isOuter)
    case .activate(let numbers, _):
      reads(numbers.input, numbers.runs.reach)
      writes(numbers.output, numbers.runs.reach)
    case .deactivate(let numbers, _):
      for place in [numbers.input, numbers.output, numbers.upstream] {
        reads(place, numbers.runs.reach)
      }
      writes(numbers.gradient, numbers.runs.reach)
    case .largest(let pool):
      reads(pool.input, pool.inputReach)
      writes(pool.output, pool.outputReach)
      writes(pool.winners, pool.outputReach)
    case .mean(let pool):
      reads(pool.input, pool.inputReach)
      writes(pool.output, pool.outputReach)
    case .spreadLargest(let pool):
      for place in [pool.output, pool.winners] { reads(place, pool.outputReach) }
      reads(pool.gate, pool.outputReach)
      reads(pool.input, pool.inputReach)
      writes(pool.input, pool.inputReach)
    case .spreadMean(let pool):
      reads(pool.output, pool.outputReach)
      reads(pool.input, pool.inputReach)
      writes(pool.input, pool.inputReach)
    case .copy(let copy):
      guard copy.axes.allSatisfy({ $0.count > 0 }) else { return }
      reads(copy.source, 1 + copy.axes.reduce(0) { $0 + ($1.count - 1) * $1.source })
      writes(copy.target, 1 + copy.axes.reduce(0) { $0 + ($1.count - 1) * $1.target })
    case .clear(let start, let count): writes(start, count)
    case .correlate(let correlation): add(correlation, table, width)
    case .sumLanes(let sum):
      reads(
        sum.source,
        (sum.sums.count - 1) * sum.sums.distance + (sum.stretches.count - 1)
          * sum.stretches.distance + sum.length)
      writes(sum.target, sum.sums.count)
    case .sumSamples(let sum):
      reads(sum.source, (sum.rows - 1) * sum.row + sum.samples)
      if sum.accumulates { reads(sum.target, sum.rows) }
      writes(sum.target, sum.rows)
    case .add(let pair), .multiply(let pair):
      reads(pair.first, pair.runs.reach)
      reads(pair.second, pair.runs.reach)
      writes(pair.output, pair.runs.reach)
    case .normalise(let step): add(step, width)
    case .normaliseGradient(let back): add(back, width)
    case .loss(let step): add(step)
    }
  }

  private mutating func add(_ product: Product, _ table: [Int32]) {
    func extremes(_ start: Int, _ count: Int) -> (least: Int, most: Int) {
      let offsets = table[start..<start + count]
      return (Int(offsets.min() ?? 0), Int(offsets.max() ?? 0))
    }
    let (rowA, rowC) = (
      extremes(product.rowA, product.rows), extremes(product.rowC, product.rows)
    )
    let (termA, termB) = (
      extremes(product.termA, product.terms), extremes(product.termB, product.terms)
    )
    let last = product.samples - 1
    reads(
      product.a.start + rowA.least + termA.least,
      rowA.most - rowA.least + termA.most - termA.least + last * product.a.sample + 1)
    reads(
      product.b.start + termB.least,
      termB.most - termB.least + last * product.b.sample + product.lanes)
    let reach = rowC.most - rowC.least + last * product.c.sample + product.lanes
    if product.accumulates { reads(product.c.start + rowC.least, reach) }
    writes(product.c.start + rowC.least, reach)
    switch product.addend {
    case .none: break
    case .lanes(let place): reads(place, product.lanes)
    case .rows(let place): reads(place, product.rows)
    }
    if product.accumulates { reads(product.laneSums, product.lanes) }
    writes(product.laneSums, product.lanes)
  }

  private mutating func add(_ dots: Dots, isOuter: Bool) {
    let matrix = dots.rows * dots.row
    reads(dots.b, dots.row)
    if isOuter {
      reads(dots.c, dots.rows)
      writes(dots.a, matrix)
    } else {
      reads(dots.a, matrix)
      reads(dots.addend, dots.rows)
      writes(dots.c, dots.rows)
    }
  }

  private mutating func add(_ correlation: Correlation, _ table: [Int32], _ width: Int) {
    let offsets = table[correlation.rowA..<correlation.rowA + correlation.rows]
    let (least, most) = (Int(offsets.min() ?? 0), Int(offsets.max() ?? 0))
    let last = correlation.stretches.count - 1
    reads(
      correlation.a + least,
      most - least + last * correlation.stretches.source + correlation.length)
    reads(
      correlation.b,
      (correlation.columns - 1) * correlation.column + last * correlation.stretches.target
        + correlation.length)
    let sums = correlation.rows * correlation.columns * width
    reads(correlation.c, sums)
    writes(correlation.c, sums)
  }

  private mutating func add(_ step: NormStep, _ width: Int) {
    reads(step.input, step.reach)
    writes(step.output, step.reach)
    reads(step.weight, step.parameterReach(width))
    reads(step.bias, step.parameterReach(width))
    for place in [step.means, step.variances] {
      reads(place, step.setCount)
      if step.isOwn { writes(place, step.setCount) }
    }
  }

  private mutating func add(_ back: NormGradient, _ width: Int) {
    let step = back.step
    reads(step.input, step.reach)
    reads(back.upstream, step.reach)
    reads(step.weight, step.parameterReach(width))
    for place in [step.means, step.variances] { reads(place, step.setCount) }
    for place in [back.parameters?.weight, back.parameters?.bias] {
      reads(place, step.parameterReach(width))
      writes(place, step.parameterReach(width))
    }
    writes(back.gradient, step.reach)
  }

  private mutating func add(_ step: LossStep) {
    let axes = [step.samples, step.channels, step.rows, step.columns]
    let reach = 1 + axes.reduce(0) { $0 + ($1.count - 1) * $1.distance }
    reads(step.output, reach)
    reads(step.gradient, reach)
    writes(step.gradient, reach)
    reads(step.target, axes.reduce(1) { $0 * $1.count })
    reads(step.divisor, 1)
    reads(step.value, 2)
    writes(step.value, 2)
  }
}

extension Instruction {
  fileprivate var isOuter: Bool {
    if case .outer = self { true } else { false }
  }
}

extension Runs {
  /// How far it is from the first number to behind the last.
  fileprivate var reach: Int { (samples - 1) * sample + (rows - 1) * row + count }
}

extension Pool {
  /// How far it is from the first number on either side to behind the last.
  fileprivate var inputReach: Int {
    (samples - 1) * inputGrid.sample + (rows.input - 1) * inputGrid.row
      + (columns.input - 1) * inputGrid.column + lanes
  }

  fileprivate var outputReach: Int {
    (samples - 1) * outputGrid.sample + (rows.output - 1) * outputGrid.row
      + (columns.output - 1) * outputGrid.column + lanes
  }
}

extension NormStep {
  /// How far it is from the first number to behind the last.
  fileprivate var reach: Int {
    [outer, inner, first, second, third].reduce(lanes.count) { $0 + ($1.count - 1) * $1.distance }
  }

  /// The same of γ and β, which are read by vectors.
  fileprivate func parameterReach(_ width: Int) -> Int {
    [outer, inner, first, second, third, lanes]
      .reduce(width) { $0 + ($1.count - 1) * $1.parameter }
  }
}
