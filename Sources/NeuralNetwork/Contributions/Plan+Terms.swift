import FastProgram

extension Plan {
  /// Room for the terms of a layer's weights; `nil` where it has none.
  func termBuffer(_ layer: Layer, at index: Int) -> TermBuffer<Scalar>? {
    let source = termSource(index)
    return TermProgram(
      layer, samples: layout.arrangements[index].counts.samples, upstream: source.upstreamSpacing,
      input: source.inputSpacing, width: Scalar.vectorWidth(kernels)
    ).map { TermBuffer($0, from: source) }
  }

  /// Where it has what is multiplied for the weights of layer `index`.
  func termSource(_ index: Int) -> TermBuffer<Scalar>.Source {
    let (input, output) = (layout.arrangements[index], layout.arrangements[index + 1])
    return TermBuffer.Source(
      upstream: layout.gradients[index + 1] + output.origin, upstreamSpacing: output.spacing,
      input: layout.activations[index] + input.origin, inputSpacing: input.spacing,
      size: layout.size)
  }
}

extension Arrangement {
  fileprivate var spacing: WeightTerms.Spacing {
    WeightTerms.Spacing(
      sample: distances.samples, channel: distances.channels, row: distances.rows,
      column: distances.columns)
  }
}
