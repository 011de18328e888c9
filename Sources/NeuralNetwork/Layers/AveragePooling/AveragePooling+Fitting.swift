extension AveragePooling {
  package var alongColumns: Operation? {
    .averagePooling(
      AveragePooling(
        window: window.flat(1), stride: stride.flat(1), padding: padding.flat(0),
        countsPadding: countsPadding, roundsUp: roundsUp))
  }

  package func fittings(for input: Shape) -> [Operation] {
    cells.poolFittings(for: input).map { near in
      .averagePooling(
        AveragePooling(
          window: near.window, stride: stride == window ? nil : stride, padding: near.padding,
          countsPadding: countsPadding, roundsUp: roundsUp))
    }
  }
}
