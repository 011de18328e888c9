import NeuralNetwork

/// Some elements of a tensor, by their offsets, in the shape they make.
///
/// Reading, assigning, explaining and contributions all take their elements from here, so that they
/// can never disagree on which ones an index means.
package struct Selection: Equatable {
  /// The shape of the tensor selected from.
  let source: Shape
  /// The shape that the selected elements make.
  package private(set) var shape: Shape
  /// The offset of each selected element in row order of the source.
  package var offsets: [Int] { known ?? Array(0..<source.count) }
  /// The offsets; `nil` for all of the source.
  private var known: [Int]?

  /// Everything of a tensor.
  init(all source: Shape) {
    self.source = source
    shape = source
  }

  /// The part of this selection under resolved indices, as NumPy's basic indexing takes it.
  func narrowed(by indices: [Index]) -> Selection {
    var result = self
    var extents: [Int] = []
    var starts: [(first: Int, count: Int, step: Int)] = []
    for axis in 0..<shape.rank {
      switch axis < indices.count ? indices[axis] : .range(0..<shape[axis], step: 1) {
      case .position(let position): starts.append((position, 1, 1))
      case .range(let range, let step):
        // As many as the step meets; the last of them may be the range's first.
        let count = range.isEmpty ? 0 : (range.count - 1) / step + 1
        starts.append((range.lowerBound, count, step))
        extents.append(count)
      }
    }
    let strides = shape.strides
    var positions = [0]
    for axis in 0..<shape.rank {
      let (first, count, step) = starts[axis]
      // A single position has no next one, and its step may be too large to multiply.
      let distance = count > 1 ? step * strides[axis] : 0
      var next: [Int] = []
      next.reserveCapacity(positions.count * count)
      for position in positions {
        let start = position + first * strides[axis]
        for number in 0..<count { next.append(start + number * distance) }
      }
      positions = next
    }
    result.known = known.map { offsets in positions.map { offsets[$0] } } ?? positions
    result.shape = Shape(extents)
    return result
  }

  /// Whether it is everything of the source, in its order.
  var isWhole: Bool { offsets.count == source.count && shape == source }

  /// An index with its numbers worked out: within the axis, never negative.
  enum Index: Equatable {
    /// One position, which takes the axis away.
    case position(Int)
    /// Every so many-th position of a range, which keep it.
    case range(Range<Int>, step: Int)
  }

  /// The selected elements of a tensor of the source's shape.
  package func elements(of tensor: Tensor) -> Tensor {
    if shape.count == tensor.count {
      return tensor.reshaped(to: shape)
    }
    let (offsets, source) = (offsets, tensor.elements)
    return Tensor(shape: shape, elements: offsets.map { source[$0] })
  }

  /// The index in the source, one position for each axis, of the only selected element.
  package var onlyIndex: [Int]? { shape.count == 1 ? source.index(at: offsets[0]) : nil }
}
