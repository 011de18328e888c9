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

    /// The result for one line of numbers; `nil` where there is none and one is needed.
    func callAsFunction(_ line: some Collection<Double>) -> Double? {
      var count = 0
      var result = 0.0
      var best = 0
      for value in line {
        switch self {
        case .sum, .mean, .std: result += value
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
      switch self {
      case .sum: return result
      case .norm: return result.squareRoot()
      case .mean: return result / Double(count)
      case .std:
        // Of fewer than two numbers there is none, as in PyTorch.
        guard count > 1 else { return .nan }
        let mean = result / Double(count)
        let squares = line.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(count - 1)).squareRoot()
      case .max, .min: return count == 0 ? nil : result
      case .argmax: return count == 0 ? nil : Double(best)
      }
    }
  }

  /// All elements reduced in row order, or those along one axis.
  func reduced(by reduction: Reduction, along axis: Int? = nil) throws(Problem) -> Tensor {
    guard let axis else {
      guard let result = reduction(elements) else {
        throw .badArgument(function: reduction.rawValue, what: "has nothing to choose from")
      }
      return Tensor(result)
    }
    guard axis >= -shape.rank, axis < shape.rank else { throw .badAxis(axis, rank: shape.rank) }
    let along = axis < 0 ? axis + shape.rank : axis
    var extents = shape.extents
    let extent = extents.remove(at: along)
    let inner = shape.extents[(along + 1)...].reduce(1, *)
    var result: [Double] = []
    let outer = shape.extents[..<along].reduce(1, *)
    for block in 0..<outer {
      for column in 0..<inner {
        let start = block * extent * inner + column
        let line = (0..<extent).lazy.map { elements[start + $0 * inner] }
        guard let value = reduction(line) else {
          throw .badArgument(function: reduction.rawValue, what: "has nothing to choose from")
        }
        result.append(value)
      }
    }
    return Tensor(shape: Shape(extents), elements: result)
  }
}
