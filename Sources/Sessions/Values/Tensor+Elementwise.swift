import CommandLanguage
import NeuralNetwork
import Platform

extension Tensor {
  /// A tensor of the same shape with a function of each element.
  func mapElements(
    _ allowance: Allowance, costing cost: Int = 8, _ function: (Double) -> Double
  ) throws(Problem) -> Tensor {
    let source = elements
    return try allowance.tensor(shape, costing: cost) { range, target in
      for place in range { target[place] = function(source[place]) }
    }
  }

  /// Two tensors joined element by element under NumPy's broadcasting, or their matrix product.
  func combined(
    with other: Tensor, by operation: BinaryOperator, _ allowance: Allowance
  ) throws(Problem) -> Tensor {
    switch operation {
    case .matrixProduct: return try matrixProduct(with: other, allowance)
    case .add: return try broadcast(with: other, "+", allowance, +)
    case .subtract: return try broadcast(with: other, "-", allowance, -)
    case .multiply: return try broadcast(with: other, "*", allowance, *)
    case .divide: return try broadcast(with: other, "/", allowance, /)
    case .power: return try broadcast(with: other, "^", allowance) { pow($0, $1) }
    case .equal: return try broadcast(with: other, "==", allowance) { $0 == $1 ? 1 : 0 }
    case .notEqual: return try broadcast(with: other, "!=", allowance) { $0 != $1 ? 1 : 0 }
    case .less: return try broadcast(with: other, "<", allowance) { $0 < $1 ? 1 : 0 }
    case .lessOrEqual: return try broadcast(with: other, "<=", allowance) { $0 <= $1 ? 1 : 0 }
    case .greater: return try broadcast(with: other, ">", allowance) { $0 > $1 ? 1 : 0 }
    case .greaterOrEqual: return try broadcast(with: other, ">=", allowance) { $0 >= $1 ? 1 : 0 }
    }
  }

  /// A function of two tensors' elements, each stretched along axes of extent 1 as NumPy does.
  func broadcast(
    with other: Tensor, _ name: String, _ allowance: Allowance,
    _ function: (Double, Double) -> Double
  ) throws(Problem) -> Tensor {
    guard let joined = shape.broadcast(with: other.shape) else {
      throw .cannotBroadcast(shape, other.shape, operation: name)
    }
    let (first, second) = (elements, other.elements)
    if shape == other.shape {
      return try allowance.tensor(joined, costing: 8) { range, target in
        for place in range { target[place] = function(first[place], second[place]) }
      }
    }
    let left = BroadcastOffsets(from: shape, to: joined)
    let right = BroadcastOffsets(from: other.shape, to: joined)
    return try allowance.tensor(joined, costing: 16) { range, target in
      for place in range {
        target[place] = function(first[left.offset(place)], second[right.offset(place)])
      }
    }
  }

  /// This tensor stretched to a shape that it broadcasts to; `nil` where it does not.
  package func stretched(to shape: Shape, _ allowance: Allowance) throws(Problem) -> Tensor? {
    guard self.shape.broadcast(with: shape) == shape else { return nil }
    if self.shape == shape { return self }
    let offsets = BroadcastOffsets(from: self.shape, to: shape)
    let source = elements
    return try allowance.tensor(shape, costing: 8) { range, target in
      for place in range { target[place] = source[offsets.offset(place)] }
    }
  }
}

/// Where each element of a broadcast result lies in the operand it comes from.
private struct BroadcastOffsets {
  private let extents: [Int]
  private let steps: [Int]

  init(from shape: Shape, to joined: Shape) {
    extents = joined.extents
    let missing = joined.rank - shape.rank
    let strides = shape.strides
    steps = (0..<joined.rank).map { axis in
      axis < missing || shape[axis - missing] == 1 ? 0 : strides[axis - missing]
    }
  }

  func offset(_ position: Int) -> Int {
    var rest = position
    var offset = 0
    for axis in stride(from: extents.count - 1, through: 0, by: -1) {
      offset += rest % extents[axis] * steps[axis]
      rest /= extents[axis]
    }
    return offset
  }
}

extension Shape {
  /// The shape that two shapes make together under NumPy's broadcasting, if they fit.
  func broadcast(with other: Shape) -> Shape? {
    let rank = max(self.rank, other.rank)
    var extents = [Int](repeating: 1, count: rank)
    for back in 1...max(rank, 1) where back <= rank {
      let left = back <= self.rank ? self[self.rank - back] : 1
      let right = back <= other.rank ? other[other.rank - back] : 1
      guard left == right || left == 1 || right == 1 else { return nil }
      extents[rank - back] = left == 1 ? right : left
    }
    return Shape(extents)
  }

  /// The number of elements, refused over the bound of 2²⁶.
  ///
  /// Extents of 0 count as 1, as they do in NumPy: what an empty tensor is reduced or stretched to
  /// need not be empty.
  package func boundedCount() throws(Problem) -> Int {
    let filled = Shape(extents.map { max($0, 1) })
    guard let count = filled.countIfRepresentable, count <= Tensor.elementBound else {
      throw .tooLarge(elements: filled.countIfRepresentable, shape: description)
    }
    return self.count
  }
}
