extension TransposedConvolution {
  package var alongColumns: Operation? {
    .transposedConvolution(
      TransposedConvolution(
        outputChannels: outputChannels, kernel: kernel.flat(1), stride: stride.flat(1),
        padding: padding.flat(0), outputPadding: outputPadding.flat(0), dilation: dilation.flat(1),
        groups: groups, hasBias: hasBias))
  }

  package func fittings(for input: Shape) -> [Operation] {
    let divisor = input[0].largestDivisor(sharedWith: outputChannels, upTo: groups)
    let narrow = Size(
      rows: rowArithmetic(input: input[1]).fittingPadding,
      columns: columnArithmetic(input: input[2]).fittingPadding)
    let short = Size(
      rows: min(outputPadding.rows, max(stride.rows, dilation.rows) - 1),
      columns: min(outputPadding.columns, max(stride.columns, dilation.columns) - 1))
    return [
      with(padding: narrow), with(outputPadding: short), with(groups: divisor),
      with(padding: narrow, outputPadding: short, groups: divisor),
    ].map { .transposedConvolution($0) }
  }
}

extension TransposedArithmetic {
  /// The largest padding, of at most what it is, that leaves something.
  fileprivate var fittingPadding: Int {
    // Halved first: cells may be as few as there are numbers.
    cells > 0 ? padding : max(0, padding - (1 - cells / 2))
  }
}
