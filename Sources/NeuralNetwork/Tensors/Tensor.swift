/// Numbers in double precision, arranged along axes and stored in row order.
package struct Tensor: Equatable, Sendable {
  /// The extents of the axes.
  package let shape: Shape
  /// The numbers in row order: the last axis runs fastest.
  @inlinable package var elements: [Double] {
    get { storage }
    // An observer in its place would have other modules copy all numbers to change one.
    _modify {
      let count = storage.count
      yield &storage
      precondition(storage.count == count, "a tensor keeps its size")
    }
  }
  @usableFromInline var storage: [Double]

  /// Makes a tensor from its elements in row order.
  ///
  /// - Precondition: there are as many elements as the shape holds.
  package init(shape: Shape, elements: [Double]) {
    precondition(elements.count == shape.count, "as many elements as the shape holds")
    self.shape = shape
    storage = elements
  }

  /// Makes a tensor that holds the same number everywhere.
  package init(repeating value: Double = 0, shape: Shape) {
    self.shape = shape
    storage = [Double](repeating: value, count: shape.count)
  }

  /// Makes a tensor without axes, of one number.
  package init(_ scalar: Double) {
    shape = .scalar
    storage = [scalar]
  }

  /// The number of elements.
  package var count: Int { elements.count }

  /// The only element, where there is just one.
  package var scalar: Double? { elements.count == 1 ? elements[0] : nil }

  /// The element at `index`, one position for each axis.
  package subscript(index: [Int]) -> Double {
    get { elements[shape.offset(of: index)] }
    set { elements[shape.offset(of: index)] = newValue }
  }

  /// The same numbers in the same order under another shape.
  ///
  /// - Precondition: both shapes hold as many elements.
  package func reshaped(to shape: Shape) -> Tensor { Tensor(shape: shape, elements: elements) }

  /// The slice at `position` of the first axis.
  package func slice(at position: Int) -> Tensor {
    precondition(shape.rank > 0, "a scalar has no slices")
    let inner = shape.droppingFirst()
    let start = position * inner.count
    return Tensor(shape: inner, elements: Array(elements[start..<start + inner.count]))
  }
}
