import NeuralNetwork

/// Some elements of a tensor, by their offsets, in the shape they make.
///
/// Reading, assigning, explaining and contributions all take their elements from here, so that they
/// can never disagree on which ones an index means.
struct Selection: Equatable {
  /// The shape of the tensor selected from.
  let source: Shape
  /// The shape that the selected elements make.
  private(set) var shape: Shape
  /// The offset of each selected element in row order of the source.
  var offsets: [Int] { known ?? Array(0..<source.count) }
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
    var starts: [(first: Int, count: Int)] = []
    for axis in 0..<shape.rank {
      switch axis < indices.count ? indices[axis] : .range(0..<shape[axis]) {
      case .position(let position): starts.append((position, 1))
      case .range(let range):
        starts.append((range.lowerBound, range.count))
        extents.append(range.count)
      }
    }
    let strides = shape.strides
    var positions = [0]
    for axis in 0..<shape.rank {
      let (first, count) = starts[axis]
      var next: [Int] = []
      next.reserveCapacity(positions.count * count)
      for position in positions {
        for step in 0..<count { next.append(position + (first + step) * strides[axis]) }
      }
      positions = next
    }
    result.known = known.map { offsets in positions.map { offsets[$0] } } ?? positions
    result.shape = Shape(extents)
    return result
  }

  /// An index with its numbers worked out: within the axis, never negative.
  enum Index: Equatable {
    /// One position, which takes the axis away.
    case position(Int)
    /// Some neighbouring positions, which keep it.
    case range(Range<Int>)
  }

  /// The selected elements of a tensor of the source's shape.
  func elements(of tensor: Tensor) -> Tensor {
    if shape.count == tensor.count {
      return tensor.reshaped(to: shape)
    }
    let (offsets, source) = (offsets, tensor.elements)
    return Tensor(shape: shape, elements: offsets.map { source[$0] })
  }

  /// The index in the source, one position for each axis, of the only selected element.
  var onlyIndex: [Int]? { shape.count == 1 ? source.index(at: offsets[0]) : nil }
}
