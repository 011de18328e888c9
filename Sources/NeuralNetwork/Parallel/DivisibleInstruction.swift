import FastProgram

/// An instruction, and how it is divided into parts that write different numbers.
///
/// In whichever order they run, and at the same time, they come to the bits of the whole: no sum is
/// divided.
struct DivisibleInstruction {
  /// What the parts have some of each.
  enum Axis: Equatable {
    /// Samples, one behind the other.
    case samples
    /// Numbers side by side.
    case lanes
    /// Rows of a result, or runs of numbers; so many of them at a time.
    case rows(each: Int)
    /// Columns of a result whose rows have a vector each.
    case columns(width: Int)
    /// Places along one of a copy's axes, so many at a time.
    case copied(axis: Int, each: Int)
  }

  let whole: Instruction
  /// `nil` where it is not divided.
  let axis: Axis?
  /// How many places the axis has.
  let count: Int
  /// Parts begin at multiples of it.
  let unit: Int

  /// An instruction that is not divided.
  init(whole: Instruction) { (self.whole, axis, count, unit) = (whole, nil, 1, 1) }

  /// An instruction that is divided along an axis.
  init(_ whole: Instruction, _ axis: Axis, count: Int, unit: Int = 1) {
    (self.whole, self.axis, self.count, self.unit) = (whole, axis, count, unit)
  }

  /// What of it has some places of the axis; `nil` where that is nothing.
  func part(_ range: Range<Int>) -> Instruction? {
    let range = range.clamped(to: 0..<count)
    if range.isEmpty { return nil }
    guard let axis, range.count < count else { return whole }
    switch whole {
    case .product(let product): return .product(product.part(axis, range))
    case .dots(let dots): return .dots(dots.part(range))
    case .outer(let dots): return .outer(dots.part(range))
    case .activate(let numbers, let function):
      return .activate(numbers.part(axis, range), function)
    case .deactivate(let numbers, let function):
      return .deactivate(numbers.part(axis, range), function)
    case .largest(let pool): return .largest(pool.part(axis, range))
    case .spreadLargest(let pool): return .spreadLargest(pool.part(axis, range))
    case .mean(let pool): return .mean(pool.part(axis, range))
    case .spreadMean(let pool): return .spreadMean(pool.part(axis, range))
    case .copy(let copy): return .copy(copy.part(axis, range))
    case .clear(let start, _):
      guard case .rows(let each) = axis else { preconditionFailure("zeros are cleared by rows") }
      return .clear(start: start + range.lowerBound * each, count: range.count * each)
    case .correlate(let correlation): return .correlate(correlation.part(axis, range))
    case .sumLanes(let sum): return .sumLanes(sum.part(range))
    case .sumSamples(let sum): return .sumSamples(sum.part(range))
    case .add(let pair): return .add(pair.part(axis, range))
    case .multiply(let pair): return .multiply(pair.part(axis, range))
    case .normalise(let step): return .normalise(step.part(axis, range).step)
    case .normaliseGradient(let back): return .normaliseGradient(back.part(axis, range))
    case .loss: preconditionFailure("a loss is one sum")
    }
  }
}
