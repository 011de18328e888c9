import NeuralNetwork

extension Tensor {
  /// Zeros around the last two axes, or rows and columns taken off where the padding is negative.
  func padded(by padding: Size, _ allowance: Allowance) throws(Problem) -> Tensor {
    let (rows, columns) = try picture(for: "pad")
    let (tall, wide) = (rows + 2 * padding.rows, columns + 2 * padding.columns)
    guard tall >= 0, wide >= 0 else {
      throw .badArgument(
        function: "pad",
        what: "cannot crop \(rows)x\(columns) by \(max(0, -padding.rows))x"
          + "\(max(0, -padding.columns)) on each side")
    }
    let kept = (
      rows: max(0, -padding.rows)..<max(max(0, -padding.rows), min(rows, rows + padding.rows)),
      columns: max(
        0, -padding.columns)..<max(
          max(0, -padding.columns), min(columns, columns + padding.columns))
    )
    return try placed(on: Size(rows: tall, columns: wide), rows: rows, allowance) {
      plane, row, result in
      guard kept.rows.contains(row) else { return }
      let from = (plane * rows + row) * columns
      let to = (plane * tall + row + padding.rows) * wide + padding.columns
      for column in kept.columns { result[to + column] = elements[from + column] }
    }
  }

  /// Zeros between the rows and the columns of the last two axes, so that each is a stride from the
  /// next.
  func spread(by stride: Size, _ allowance: Allowance) throws(Problem) -> Tensor {
    let (rows, columns) = try picture(for: "spread")
    func extent(_ count: Int, _ stride: Int) -> Int { count == 0 ? 0 : (count - 1) * stride + 1 }
    let tall = extent(rows, stride.rows)
    let wide = extent(columns, stride.columns)
    return try placed(on: Size(rows: tall, columns: wide), rows: rows, allowance) {
      plane, row, result in
      let from = (plane * rows + row) * columns
      let to = (plane * tall + row * stride.rows) * wide
      for column in 0..<columns { result[to + column * stride.columns] = elements[from + column] }
    }
  }

  /// The same with two axes exchanged; negative ones count from the last.
  func swapped(
    _ first: Int, _ second: Int, _ allowance: Allowance
  ) throws(Problem) -> Tensor {
    var axes = Array(0..<shape.rank)
    for axis in [first, second] where axis < -shape.rank || axis >= shape.rank {
      throw .badAxis(axis, rank: shape.rank)
    }
    axes.swapAt(first < 0 ? first + shape.rank : first, second < 0 ? second + shape.rank : second)
    return try reordered(axes, allowance)
  }

  /// The axes in the opposite order.
  func transposed(_ allowance: Allowance) throws(Problem) -> Tensor {
    guard shape.rank > 1 else { return self }
    return try reordered(shape.extents.indices.reversed(), allowance)
  }

  /// The axes in another order: the first of the result is that of `axes[0]`, and so on.
  private func reordered(_ axes: [Int], _ allowance: Allowance) throws(Problem) -> Tensor {
    let turned = Shape(axes.map { shape[$0] })
    let steps = axes.map { shape.strides[$0] }
    let (columns, step) = (turned.extents.last ?? 1, steps.last ?? 0)
    let source = elements
    var result = [Double](repeating: 0, count: try allowance.count(of: turned))
    // What is read lies far apart: each number costs as much as several that lie side by side.
    try allowance.portions(of: columns == 0 ? 0 : count / columns, costing: 4 * columns) { lines in
      for line in lines {
        var (rest, from) = (line, 0)
        for axis in stride(from: turned.rank - 2, through: 0, by: -1) {
          from += rest % turned[axis] * steps[axis]
          rest /= turned[axis]
        }
        let to = line * columns
        for column in 0..<columns { result[to + column] = source[from + column * step] }
      }
    }
    return Tensor(shape: turned, elements: result)
  }
  /// The extents of the last two axes.
  private func picture(for function: String) throws(Problem) -> (rows: Int, columns: Int) {
    guard shape.rank >= 2 else {
      throw .badArgument(function: function, what: "takes rows and columns, not \(shape)")
    }
    return (shape[shape.rank - 2], shape[shape.rank - 1])
  }

  /// Pictures of another size, zeros at first, each filled from its own, row by row.
  private func placed(
    on size: Size, rows: Int, _ allowance: Allowance,
    _ fill: (_ plane: Int, _ row: Int, _ result: UnsafeMutableBufferPointer<Double>) -> Void
  ) throws(Problem) -> Tensor {
    let outer = Array(shape.extents.dropLast(2))
    let shape = Shape(outer + [size.rows, size.columns])
    var result = [Double](repeating: 0, count: try allowance.count(of: shape))
    if result.isEmpty { return Tensor(shape: shape) }
    try result.withUnsafeMutableBufferPointer { target throws(Problem) in
      let target = target
      let lines = outer.reduce(1, *) * rows
      try allowance.portions(of: lines, costing: max(1, size.columns)) { lines in
        for line in lines { fill(line / rows, line % rows, target) }
      }
    }
    return Tensor(shape: shape, elements: result)
  }
}
