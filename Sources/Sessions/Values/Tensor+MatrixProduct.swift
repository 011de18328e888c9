import NeuralNetwork

extension Tensor {
  /// NumPy's `@`: vectors and matrices, and stacks of matrices in the leading axes.
  ///
  /// Each element is a running sum from 0 along the inner axis.
  func matrixProduct(
    with other: Tensor, _ allowance: Allowance
  ) throws(Problem) -> Tensor {
    guard shape.rank > 0, other.shape.rank > 0 else { throw .matrixProduct(shape, other.shape) }
    let left = shape.rank == 1 ? reshaped(to: shape.prepending(1)) : self
    let right =
      other.shape.rank == 1 ? other.reshaped(to: Shape(other.shape.extents + [1])) : other
    let (rows, inner) = (left.shape[left.shape.rank - 2], left.shape[left.shape.rank - 1])
    let columns = right.shape[right.shape.rank - 1]
    guard right.shape[right.shape.rank - 2] == inner,
      let stack = Shape(Array(left.shape.extents.dropLast(2)))
        .broadcast(with: Shape(Array(right.shape.extents.dropLast(2))))
    else { throw .matrixProduct(shape, other.shape) }
    var extents = stack.extents
    if shape.rank > 1 { extents.append(rows) }
    if other.shape.rank > 1 { extents.append(columns) }
    let result = Shape(extents)
    _ = try allowance.count(of: Shape(stack.extents + [rows, columns]))

    let leftStack = Shape(Array(left.shape.extents.dropLast(2)))
    let rightStack = Shape(Array(right.shape.extents.dropLast(2)))
    var product = [Double](repeating: 0, count: stack.count * rows * columns)
    for position in 0..<stack.count {
      let index = stack.count == 0 ? [] : stack.index(at: position)
      let leftBase = leftStack.offset(broadcasting: index) * rows * inner
      let rightBase = rightStack.offset(broadcasting: index) * inner * columns
      let base = position * rows * columns
      try allowance.portions(of: rows, costing: inner * columns) { rows in
        for row in rows {
          multiply(
            row: left.elements[(leftBase + row * inner)..<(leftBase + (row + 1) * inner)],
            by: right.elements, from: rightBase, columns: columns, into: &product,
            at: base + row * columns)
        }
      }
    }
    return Tensor(shape: result, elements: product)
  }

  /// Adds one row's products in the order of the inner axis.
  private func multiply(
    row: ArraySlice<Double>, by matrix: [Double], from base: Int, columns: Int,
    into product: inout [Double], at start: Int
  ) {
    let matrix = matrix.span
    var sums = product.mutableSpan
    var line = base
    if columns == 1 {
      // One sum, kept out of memory.
      var sum = 0.0
      for factor in row {
        sum += factor * matrix[line]
        line += 1
      }
      sums[start] = sum
      return
    }
    for factor in row {
      for column in 0..<columns {
        sums[start + column] += factor * matrix[line + column]
      }
      line += columns
    }
  }
}

extension Shape {
  /// The offset of the element that an index of a shape this one broadcasts to comes from.
  func offset(broadcasting index: [Int]) -> Int {
    let own = index.suffix(rank)
    var offset = 0
    for (position, extent) in zip(own, extents) {
      offset = offset * extent + (extent == 1 ? 0 : position)
    }
    return offset
  }
}
