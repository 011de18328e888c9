import NeuralNetwork

/// What work on tensors may take: the memory that a session has left, and time until somebody wants
/// it to stop.
package struct Allowance: Sendable {
  /// Asked now and then whether to stop.
  let interruption: Interruption
  /// What a session may hold at most, in bytes.
  let bound: Int
  /// What it holds, with what an expression has worked out so far.
  let held: Int

  /// Any memory, and all the time there is.
  static let unlimited = Allowance(interruption: .never, bound: .max, held: 0)

  /// So many elements there is always room for, so that a full session can still be looked at.
  private static let alwaysLeft = 1 << 12

  /// The number of elements of a tensor that is to be made, refused over the bound of a tensor and
  /// over what the session has left.
  package func count(of shape: Shape) throws(Problem) -> Int {
    let count = try shape.boundedCount()
    guard count <= max(Self.alwaysLeft, (bound - held) / 8) else {
      throw .sessionTooLarge(shape: shape, held: held, bound: bound)
    }
    return count
  }

  /// Does work on so many elements in portions, asking before each whether to stop.
  package func portions(
    of count: Int, costing cost: Int = 1, _ body: (Range<Int>) -> Void
  ) throws(Problem) {
    do {
      try interruption.portions(of: count, costing: cost, body)
    } catch {
      throw .interrupted
    }
  }

  /// The tensor of a shape whose elements a body writes, portion by portion.
  ///
  /// A portion is 0 before the body gets it; to make all of a large tensor 0 first would take longer
  /// than anybody waits who wants it to stop.
  ///
  /// - Parameter body: writes the elements of a range, and looks at no others.
  func tensor(
    _ shape: Shape, costing cost: Int = 1,
    _ body: (Range<Int>, UnsafeMutableBufferPointer<Double>) -> Void
  ) throws(Problem) -> Tensor {
    let count = try count(of: shape)
    var problem: Problem?
    let elements = [Double](unsafeUninitializedCapacity: count) { target, written in
      do throws(Problem) {
        try portions(of: count, costing: cost) { range in
          target[range].initialize(repeating: 0)
          body(range, target)
          written = range.upperBound
        }
      } catch {
        problem = error
      }
    }
    if let problem { throw problem }
    return Tensor(shape: shape, elements: elements)
  }
}
