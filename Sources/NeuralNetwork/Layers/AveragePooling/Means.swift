/// Which cells of a picture each position of a layer averages, and what it divides by.
package struct Means {
  /// What a position covers along one axis.
  struct Span {
    /// The cells of the input.
    let cells: Range<Int>
    /// How many cells count in the divisor.
    let counted: Int
  }

  let rows: [Span]
  let columns: [Span]
  let input: Size

  /// What the mean at a position, counted in row order, is divided by.
  package func divisor(at position: Int) -> Int {
    let (row, column) = position.quotientAndRemainder(dividingBy: columns.count)
    return rows[row].counted * columns[column].counted
  }
}

extension Layer {
  /// What the layer averages; `nil` where it is none of means.
  package var means: Means? {
    let input = inputShape.rank == 3 ? Size(rows: inputShape[1], columns: inputShape[2]) : nil
    guard let input else { return nil }
    switch operation {
    case .averagePooling(let pooling):
      let output = Size(rows: outputShape[1], columns: outputShape[2])
      return pooling.means(on: input, output: output)
    case .globalAveragePooling:
      return AveragePooling(wholeOf: inputShape).means(on: input, output: Size(square: 1))
    case .adaptiveAveragePooling(let pooling):
      func spans(_ input: Int, _ output: Int) -> [Means.Span] {
        AdaptiveAveragePooling.ranges(input: input, output: output).map {
          Means.Span(cells: $0, counted: $0.count)
        }
      }
      return Means(
        rows: spans(input.rows, pooling.size.rows),
        columns: spans(input.columns, pooling.size.columns), input: input)
    case .convolution, .locallyConnected, .unrolledConvolution, .transposedConvolution, .dense,
      .maxPooling, .activation, .zeroPadding, .upsampling, .flatten, .addition, .concatenation,
      .normalisation, .dropout, .learnedSlope, .softmax:
      return nil
    }
  }
}

extension AveragePooling {
  /// The cells of each window on a picture; a divisor ends where the padding does.
  func means(on input: Size, output: Size) -> Means {
    func spans(
      _ input: Int, _ output: Int, _ window: Int, _ stride: Int, _ padding: Int
    ) -> [Means.Span] {
      (0..<output).map { position in
        let start = position * stride - padding
        let cells = max(0, start)..<min(input, start + window)
        return Means.Span(
          cells: cells,
          counted: countsPadding ? min(window, input + padding - start) : cells.count)
      }
    }
    return Means(
      rows: spans(input.rows, output.rows, window.rows, stride.rows, padding.rows),
      columns: spans(
        input.columns, output.columns, window.columns, stride.columns, padding.columns),
      input: input)
  }
}
