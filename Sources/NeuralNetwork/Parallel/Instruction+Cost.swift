import FastProgram

extension Instruction {
  /// About as many products of a sum as take as long; of a window that reaches far, more than an integer
  /// can count.
  var cost: Double {
    switch self {
    case .product(let product):
      Self.number(product.rows, product.terms, product.lanes, product.samples)
    case .dots(let dots): Self.number(dots.rows, dots.row)
    case .outer(let dots): Self.number(dots.rows, dots.row)
    case .activate(let numbers, let function): Self.number(numbers.runs.total, function.cost)
    case .deactivate(let numbers, let function): Self.number(numbers.runs.total, function.cost)
    case .largest(let pool), .spreadLargest(let pool), .mean(let pool), .spreadMean(let pool):
      Self.number(
        2, pool.samples, pool.lanes, pool.rows.output, pool.columns.output, pool.rows.window,
        pool.columns.window)
    case .copy(let copy): copy.axes.reduce(4) { $0 * Double($1.count) }
    case .clear(_, let count): Double(count) / 2
    case .correlate(let correlation):
      Self.number(
        correlation.rows, correlation.columns, correlation.stretches.count, correlation.length)
    case .sumLanes(let sum): Self.number(sum.sums.count, sum.stretches.count, sum.length)
    case .sumSamples(let sum): Self.number(4, sum.rows, sum.samples)
    case .add(let pair), .multiply(let pair): Self.number(2, pair.runs.total)
    case .normalise(let step): Self.number(8, step.size, step.setCount)
    case .normaliseGradient(let back): Self.number(16, back.step.size, back.step.setCount)
    case .loss(let step):
      Self.number(
        64, step.samples.count, step.channels.count, step.rows.count, step.columns.count)
    }
  }

  /// So many times so many.
  private static func number(_ counts: Int...) -> Double { counts.reduce(1) { $0 * Double($1) } }
}

extension Runs {
  /// How many numbers there are.
  var total: Int { samples * rows * count }
}

extension ElementwiseFunction {
  /// About as many products of a sum as one of it takes as long as.
  fileprivate var cost: Int {
    switch self {
    case .relu, .leakyReLU: 2
    case .sigmoid, .tanh, .gaussian, .approximateGaussian, .exponential, .gatedSigmoid, .softplus:
      64
    }
  }
}
