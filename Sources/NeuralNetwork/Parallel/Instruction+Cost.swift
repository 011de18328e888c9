import FastProgram

extension Instruction {
  /// About as many products of a sum as take as long.
  var cost: Int {
    switch self {
    case .product(let product):
      product.rows * product.terms * product.lanes * product.samples
    case .dots(let dots): dots.rows * dots.row
    case .outer(let dots): dots.rows * dots.row
    case .activate(let numbers, let function): numbers.runs.total * function.cost
    case .deactivate(let numbers, let function): numbers.runs.total * function.cost
    case .largest(let pool), .spreadLargest(let pool), .mean(let pool), .spreadMean(let pool):
      2 * pool.samples * pool.lanes * pool.rows.output * pool.columns.output
        * pool.rows.window * pool.columns.window
    case .copy(let copy): 4 * copy.axes.reduce(1) { $0 * $1.count }
    case .clear(_, let count): count / 2
    case .correlate(let correlation):
      correlation.rows * correlation.columns * correlation.stretches.count * correlation.length
    case .sumLanes(let sum): sum.sums.count * sum.stretches.count * sum.length
    case .sumSamples(let sum): 4 * sum.rows * sum.samples
    case .add(let pair), .multiply(let pair): 2 * pair.runs.total
    case .normalise(let step): 8 * step.size * step.setCount
    case .normaliseGradient(let back): 16 * back.step.size * back.step.setCount
    case .loss(let step):
      64 * step.samples.count * step.channels.count * step.rows.count * step.columns.count
    }
  }
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
