import NeuralNetwork

extension Tensor {
  /// What a reduction makes of the numbers along an axis, in their order.
  enum Reduction: String, CaseIterable {
    case sum
    case mean
    case max
    case min
    case std
    case norm
    case argmax

    /// A reduction that has seen some numbers of a line.
    struct Progress {
      private let reduction: Reduction
      private var count = 0
      private var result = 0.0
      private var best = 0
      private var squares = 0.0

      init(_ reduction: Reduction) { self.reduction = reduction }

      /// Takes the next number.
      mutating func take(_ value: Double) {
        switch reduction {
        case .sum, .mean: result += value
        case .std:
          // Welford's: the mean so far, and the squares around it.
          let distance = value - result
          result += distance / Double(count + 1)
          squares += distance * (value - result)
        case .norm: result += value * value
        case .max, .argmax:
          if count == 0 || value > result || (value.isNaN && !result.isNaN) {
            (result, best) = (value, count)
          }
        case .min:
          if count == 0 || value < result || (value.isNaN && !result.isNaN) { result = value }
        }
        count += 1
      }

      /// The result for the numbers so far; `nil` where there is none and one is needed.
      var value: Double? {
        switch reduction {
        case .sum: result
        case .norm: result.squareRoot()
        case .mean: result / Double(count)
        // Of fewer than two numbers there is none, as in PyTorch.
        case .std: count > 1 ? (squares / Double(count - 1)).squareRoot() : .nan
        case .max, .min: count == 0 ? nil : result
        case .argmax: count == 0 ? nil : Double(best)
        }
      }
    }
  }

  /// All elements reduced in row order, or those along one axis.
  func reduced(
    by reduction: Reduction, along axis: Int? = nil, _ allowance: Allowance
  ) throws(Problem) -> Tensor {
    let numbers = elements
    guard let axis else {
      var progress = Reduction.Progress(reduction)
      try allowance.portions(of: count, costing: 2) { range in
        for place in range { progress.take(numbers[place]) }
      }
      guard let result = progress.value else {
        throw .badArgument(function: reduction.rawValue, what: "has nothing to choose from")
      }
      return Tensor(result)
    }
    guard axis >= -shape.rank, axis < shape.rank else { throw .badAxis(axis, rank: shape.rank) }
    let along = axis < 0 ? axis + shape.rank : axis
    var extents = shape.extents
    let extent = extents.remove(at: along)
    let inner = shape.extents[(along + 1)...].reduce(1, *)
    guard extent > 0 || Reduction.Progress(reduction).value != nil || Shape(extents).count == 0
    else {
      throw .badArgument(function: reduction.rawValue, what: "has nothing to choose from")
    }
    return try allowance.tensor(Shape(extents), costing: 2 * max(extent, 1)) { range, target in
      for place in range {
        let start = place / inner * extent * inner + place % inner
        var progress = Reduction.Progress(reduction)
        for step in 0..<extent { progress.take(numbers[start + step * inner]) }
        target[place] = progress.value ?? .nan
      }
    }
  }
}
