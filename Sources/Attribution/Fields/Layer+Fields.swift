import NeuralNetwork

extension Layer {
  /// The box of inputs that a box of outputs reads.
  func inputs(of ranges: [Range<Int>]) -> [Range<Int>] {
    if ranges.contains(where: \.isEmpty) { return inputShape.extents.map { _ in 0..<0 } }
    switch operation {
    case .activation:
      return ranges
    case .dense, .unrolledConvolution:
      return inputShape.extents.map { 0..<$0 }
    case .flatten:
      return box(of: ranges[0])
    case .convolution, .locallyConnected, .maxPooling, .averagePooling, .globalAveragePooling:
      guard let geometry else { return ranges }
      let size = geometry.window.size
      let rows = hull(
        ranges[1].flatMap { row in
          (0..<size.rows).map { geometry.inputRow(outputRow: row, tap: $0) }
        }.filter { $0 >= 0 && $0 < geometry.input.rows })
      let columns = hull(
        ranges[2].flatMap { column in
          (0..<size.columns).map { geometry.inputColumn(outputColumn: column, tap: $0) }
        }.filter { $0 >= 0 && $0 < geometry.input.columns })
      return [channels(ranges[0], from: outputShape[0], to: inputShape[0]), rows, columns]
    }
  }

  /// The box of outputs that read a box of inputs.
  func outputs(of ranges: [Range<Int>]) -> [Range<Int>] {
    if ranges.contains(where: \.isEmpty) { return outputShape.extents.map { _ in 0..<0 } }
    switch operation {
    case .activation:
      return ranges
    case .dense, .unrolledConvolution:
      return outputShape.extents.map { 0..<$0 }
    case .flatten:
      let first = inputShape.offset(of: ranges.map(\.lowerBound))
      return [first..<inputShape.offset(of: ranges.map { $0.upperBound - 1 }) + 1]
    case .convolution, .locallyConnected, .maxPooling, .averagePooling, .globalAveragePooling:
      guard let geometry else { return ranges }
      let size = geometry.window.size
      let rows = hull(
        ranges[1].flatMap { row in
          (0..<size.rows).compactMap { geometry.outputRow(reading: row, tap: $0) }
        })
      let columns = hull(
        ranges[2].flatMap { column in
          (0..<size.columns).compactMap { geometry.outputColumn(reading: column, tap: $0) }
        })
      return [channels(ranges[0], from: inputShape[0], to: outputShape[0]), rows, columns]
    }
  }

  /// The channels on the other side: the same ones for a pool, whole groups for a convolution.
  private func channels(_ range: Range<Int>, from: Int, to: Int) -> Range<Int> {
    guard let convolution = operation.convolution else { return range }
    let here = from / convolution.groups
    let there = to / convolution.groups
    return range.lowerBound / here * there..<((range.upperBound - 1) / here + 1) * there
  }

  /// The box around a range of a flattened picture.
  private func box(of range: Range<Int>) -> [Range<Int>] {
    let first = inputShape.index(at: range.lowerBound)
    let last = inputShape.index(at: range.upperBound - 1)
    var isWhole = false
    return zip(zip(first, last), inputShape.extents).map { ends, extent in
      if isWhole { return 0..<extent }
      // Behind the first axis along which the ends differ, the range wraps around.
      isWhole = ends.0 != ends.1
      return ends.0..<ends.1 + 1
    }
  }

  private func hull(_ positions: [Int]) -> Range<Int> {
    guard let first = positions.min(), let last = positions.max() else { return 0..<0 }
    return first..<last + 1
  }
}
