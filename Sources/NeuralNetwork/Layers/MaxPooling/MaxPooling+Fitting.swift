extension MaxPooling {
  package var alongColumns: Operation? {
    if isGlobal { return nil }
    return .maxPooling(
      MaxPooling(
        window: window.flat(1), stride: stride.flat(1), padding: padding.flat(0),
        dilation: dilation.flat(1), roundsUp: roundsUp))
  }

  package func fittings(for input: Shape) -> [Operation] {
    if isGlobal { return [] }
    return cells.poolFittings(for: input).map { near in
      .maxPooling(
        MaxPooling(
          window: near.window, stride: stride == window ? nil : stride, padding: near.padding,
          dilation: dilation, roundsUp: roundsUp))
    }
  }
}
