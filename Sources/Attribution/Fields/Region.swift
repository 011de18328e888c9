import NeuralNetwork

/// A set of elements within one activation of one sample, and the smallest box around it.
///
/// A dilation, or a stride beyond a window, leaves gaps: the box then holds more than is meant. What
/// is meant is the set.
package struct Region: Hashable, Sendable {
  /// The activation: 0 for the network's input, `k` for the output of layer `k − 1`.
  package let activation: Int
  /// The activation's shape, without the sample.
  package let shape: Shape
  /// For each element of the activation, in row order, whether it is meant.
  package let marks: [Bool]
  /// The number of elements meant.
  package let count: Int
  /// The smallest box around them, a range along each axis: channels, rows, columns or the units of a
  /// vector; empty ranges where there is no element.
  package let ranges: [Range<Int>]

  init(activation: Int, shape: Shape, marks: [Bool]) {
    precondition(marks.count == shape.count, "a mark for each element")
    self.activation = activation
    self.shape = shape
    self.marks = marks
    var count = 0
    var ranges = shape.extents.map { _ in 0..<0 }
    for (offset, isMeant) in marks.enumerated() where isMeant {
      var rest = offset
      for axis in shape.extents.indices.reversed() {
        let position = rest % shape[axis]
        rest /= shape[axis]
        ranges[axis] =
          count == 0
          ? position..<position + 1
          : min(ranges[axis].lowerBound, position)..<max(ranges[axis].upperBound, position + 1)
      }
      count += 1
    }
    self.count = count
    self.ranges = ranges
  }

  /// Whether no element is meant.
  package var isEmpty: Bool { count == 0 }
  /// The number of elements in the box.
  package var boxCount: Int { ranges.reduce(1) { $0 * $1.count } }
  /// Whether every element of the box is meant.
  package var fillsBox: Bool { count == boxCount || isEmpty }
  /// The rows of the box, where the activation is a picture.
  package var rows: Range<Int>? { ranges.count == 3 ? ranges[1] : nil }
  /// The columns of the box, where the activation is a picture.
  package var columns: Range<Int>? { ranges.count == 3 ? ranges[2] : nil }

  /// The offsets in row order of the elements meant.
  package var offsets: [Int] { marks.indices.filter { marks[$0] } }

  /// Whether the element at `index` is meant.
  package func contains(_ index: [Int]) -> Bool {
    index.count == shape.rank && zip(index, shape.extents).allSatisfy { (0..<$1).contains($0) }
      && marks[shape.offset(of: index)]
  }
}
