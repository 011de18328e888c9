import CommandLanguage
import Glibc
import NeuralNetwork

extension Tensor {
  /// A tensor of the same shape with a function of each element.
  func mapElements(_ function: (Double) -> Double) -> Tensor {
    Tensor(shape: shape, elements: elements.map(function))
  }

  /// Two tensors joined element by element under NumPy's broadcasting, or their matrix product.
  func combined(
    with other: Tensor, by operation: BinaryOperator, interruption: Interruption
  ) throws(Problem) -> Tensor {
    switch operation {
    case .matrixProduct: return try matrixProduct(with: other, interruption: interruption)
    case .add: return try broadcast(with: other, "+", +)
    case .subtract: return try broadcast(with: other, "-", -)
    case .multiply: return try broadcast(with: other, "*", *)
    case .divide: return try broadcast(with: other, "/", /)
    case .power: return try broadcast(with: other, "^") { pow($0, $1) }
    case .equal: return try broadcast(with: other, "==") { $0 == $1 ? 1 : 0 }
    case .notEqual: return try broadcast(with: other, "!=") { $0 != $1 ? 1 : 0 }
    case .less: return try broadcast(with: other, "<") { $0 < $1 ? 1 : 0 }
    case .lessOrEqual: return try broadcast(with: other, "<=") { $0 <= $1 ? 1 : 0 }
    case .greater: return try broadcast(with: other, ">") { $0 > $1 ? 1 : 0 }
    case .greaterOrEqual: return try broadcast(with: other, ">=") { $0 >= $1 ? 1 : 0 }
    }
  }

  /// A function of two tensors' elements, each stretched along axes of extent 1 as NumPy does.
  func broadcast(
    with other: Tensor, _ name: String, _ function: (Double, Double) -> Double
  ) throws(Problem) -> Tensor {
    if shape == other.shape {
      return Tensor(shape: shape, elements: zip(elements, other.elements).map(function))
    }
    guard let joined = shape.broadcast(with: other.shape) else {
      throw .cannotBroadcast(shape, other.shape, operation: name)
    }
    let count = try joined.boundedCount()
    let left = broadcastOffsets(to: joined)
    let right = other.broadcastOffsets(to: joined)
    var result = [Double](repeating: 0, count: count)
    for position in 0..<count {
      result[position] = function(
        elements[left.offset(position)], other.elements[right.offset(position)])
    }
    return Tensor(shape: joined, elements: result)
  }

  /// This tensor stretched to a shape that it broadcasts to.
  func stretched(to shape: Shape) -> Tensor? {
    guard self.shape.broadcast(with: shape) == shape else { return nil }
    if self.shape == shape { return self }
    let offsets = broadcastOffsets(to: shape)
    return Tensor(
      shape: shape, elements: (0..<shape.count).map { elements[offsets.offset($0)] })
  }

  private func broadcastOffsets(to joined: Shape) -> BroadcastOffsets {
    BroadcastOffsets(from: shape, to: joined)
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
  func boundedCount() throws(Problem) -> Int {
    let filled = Shape(extents.map { max($0, 1) })
    guard let count = filled.countIfRepresentable, count <= Tensor.elementBound else {
      throw .tooLarge(elements: filled.countIfRepresentable, shape: description)
    }
    return self.count
  }
}
