import FastProgram

extension DivisibleInstruction {
  /// An instruction divided by what it writes, whatever that is.
  ///
  /// - Parameter width: how many numbers a vector has.
  init(byOutputs instruction: Instruction, width: Int) {
    self.init(whole: instruction)
    switch instruction {
    case .product(let product): self.init(byOutputs: product, width)
    // Eight rows are worked out together.
    case .dots(let dots): self.init(instruction, .rows(each: 1), count: dots.rows, unit: 8)
    case .outer(let dots): self.init(instruction, .rows(each: 1), count: dots.rows)
    case .activate(let numbers, _): self.init(instruction, numbers.runs, width)
    case .deactivate(let numbers, _): self.init(instruction, numbers.runs, width)
    case .largest(let pool), .spreadLargest(let pool), .mean(let pool), .spreadMean(let pool):
      if pool.samples > 1 {
        self.init(instruction, .samples, count: pool.samples)
      } else {
        self.init(instruction, .lanes, count: pool.lanes, unit: width)
      }
    case .copy(let copy):
      // The outermost of those that have most.
      guard let most = copy.axes.map(\.count).max(),
        let axis = copy.axes.firstIndex(where: { $0.count == most })
      else { return }
      self.init(instruction, .copied(axis: axis, each: 1), count: most)
    case .clear(_, let count): self.init(instruction, .rows(each: 1), count: count, unit: 64)
    // Three columns are worked out together.
    case .correlate(let correlation):
      self.init(instruction, .columns(width: width), count: correlation.columns, unit: 3)
    case .sumLanes(let sum): self.init(instruction, .rows(each: 1), count: sum.sums.count)
    case .sumSamples(let sum): self.init(instruction, .rows(each: 1), count: sum.rows)
    case .add(let pair), .multiply(let pair): self.init(instruction, pair.runs, width)
    case .normalise(let step): self.init(instruction, step, width)
    case .normaliseGradient(let back):
      // What several sets add to is not theirs alone.
      if back.parameters == nil || back.isPerSet { self.init(instruction, back.step, width) }
    case .loss: break
    }
  }

  /// A product by its samples; by its rows, as many as are worked out together; or by its lanes.
  private init(byOutputs product: Product, _ width: Int) {
    let tallest = product.laneSums == nil ? 6 : 5
    if product.samples > 1, !product.addsSamples {
      self.init(.product(product), .samples, count: product.samples)
    } else if product.rows >= 2 * tallest {
      self.init(.product(product), .rows(each: 1), count: product.rows, unit: tallest)
    } else {
      self.init(.product(product), .lanes, count: product.lanes, unit: 2 * width)
    }
  }

  private init(_ instruction: Instruction, _ runs: Runs, _ width: Int) {
    if runs.samples > 1 {
      self.init(instruction, .samples, count: runs.samples)
    } else if runs.rows > 1 {
      self.init(instruction, .rows(each: 1), count: runs.rows)
    } else {
      self.init(instruction, .lanes, count: runs.count, unit: 2 * width)
    }
  }

  /// A norm by its sets.
  private init(_ instruction: Instruction, _ step: NormStep, _ width: Int) {
    if step.outer.count > 1 {
      self.init(instruction, .samples, count: step.outer.count)
    } else if step.inner.count > 1 {
      self.init(instruction, .rows(each: 1), count: step.inner.count)
    } else if step.lanesAre == .sets {
      self.init(instruction, .lanes, count: step.lanes.count, unit: width)
    } else {
      self.init(whole: instruction)
    }
  }
}
