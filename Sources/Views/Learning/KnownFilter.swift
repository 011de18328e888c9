import Datasets
import NeuralNetwork

/// The classical filter that a learned 3×3 kernel is most like.
struct KnownFilter {
  let filter: Filter
  /// The cosine of the angle between both, from −1 to 1; ±1 where one is a multiple of the other.
  let likeness: Double

  /// The filter of the largest likeness in magnitude; `nil` where the kernel is not 3×3, or nothing.
  init?(nearest kernel: Tensor) {
    guard kernel.shape.extents.suffix(2) == [3, 3], kernel.count == 9 else { return nil }
    let likenesses = Filter.allCases.map { ($0, Self.cosine(kernel, $0.kernel)) }
    guard let best = likenesses.max(by: { $0.1.magnitude < $1.1.magnitude }), best.1.isFinite
    else { return nil }
    (filter, likeness) = best
  }

  private static func cosine(_ first: Tensor, _ second: Tensor) -> Double {
    var (product, squares, others) = (0.0, 0.0, 0.0)
    for (one, other) in zip(first.elements, second.elements) {
      product += one * other
      squares += one * one
      others += other * other
    }
    return product / (squares * others).squareRoot()
  }
}
