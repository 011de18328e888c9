extension Convolution {
  package var alongColumns: Operation? { .convolution(flat) }

  package func fittings(for input: Shape) -> [Operation] {
    nearest(to: input).map { .convolution($0) }
  }

  /// The same on a picture of one row.
  var flat: Convolution {
    with(
      kernel: kernel.flat(1), stride: stride.flat(1), padding: keepsExtent ? nil : padding.flat(0),
      dilation: dilation.flat(1))
  }

  /// The same with a smaller kernel, more padding or fewer groups.
  func nearest(to input: Shape) -> [Convolution] {
    let divisor = input[0].largestDivisor(sharedWith: outputChannels, upTo: groups)
    if keepsExtent {
      // A window with its own size's padding fits everywhere; its stride may not, nor its groups.
      let (one, near) = (Size(square: 1), with(stride: Size(square: 1)).padding)
      return [
        with(stride: one), with(groups: divisor), with(stride: one, groups: divisor),
        with(padding: near),
      ]
    }
    let (small, wide) = (window.fitted(to: input), window.widened(for: input))
    return [
      with(kernel: small), with(padding: wide), with(groups: divisor),
      with(kernel: small, groups: divisor),
    ]
  }
}
