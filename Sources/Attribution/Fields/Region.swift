import NeuralNetwork

/// A box of elements within one activation of one sample: a range along each axis.
///
/// Where the elements meant leave gaps, as under a dilated window, the box is the smallest around
/// them. A box may be empty.
public struct Region: Hashable, Sendable {
  /// The activation: 0 for the network's input, `k` for the output of layer `k − 1`.
  public let activation: Int
  /// The activation's shape, without the sample.
  public let shape: Shape
  /// The range along each axis: channels, rows, columns or the units of a vector.
  public let ranges: [Range<Int>]

  init(activation: Int, shape: Shape, ranges: [Range<Int>]) {
    self.activation = activation
    self.shape = shape
    self.ranges = ranges
  }

  /// Whether there is no element in the box.
  public var isEmpty: Bool { ranges.contains { $0.isEmpty } }
  /// The number of elements in the box.
  public var count: Int { ranges.reduce(1) { $0 * $1.count } }
  /// The rows, where the activation is a picture.
  public var rows: Range<Int>? { ranges.count == 3 ? ranges[1] : nil }
  /// The columns, where the activation is a picture.
  public var columns: Range<Int>? { ranges.count == 3 ? ranges[2] : nil }

  /// Whether the element at `index` lies in the box.
  public func contains(_ index: [Int]) -> Bool {
    index.count == ranges.count && zip(index, ranges).allSatisfy { $1.contains($0) }
  }
}
