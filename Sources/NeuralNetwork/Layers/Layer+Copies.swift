/// Layers of which each output is one of the inputs, or 0: zero padding and upsampling.
extension Layer {
  /// The row of the input that each row of the output is, −1 where it is 0; and so of the columns.
  private var copied: (rows: [Int], columns: [Int]) {
    let (rows, columns) = (outputShape[1], outputShape[2])
    switch operation {
    case .zeroPadding(let padding):
      func inside(_ count: Int, _ before: Int, _ input: Int) -> [Int] {
        (0..<count).map { (0..<input).contains($0 - before) ? $0 - before : -1 }
      }
      return (
        inside(rows, padding.top, inputShape[1]), inside(columns, padding.left, inputShape[2])
      )
    case .upsampling(let upsampling):
      return (
        (0..<rows).map { $0 / upsampling.factor.rows },
        (0..<columns).map { $0 / upsampling.factor.columns }
      )
    case .convolution, .locallyConnected, .unrolledConvolution, .transposedConvolution, .dense,
      .maxPooling, .averagePooling, .globalAveragePooling, .adaptiveAveragePooling, .activation,
      .flatten, .addition, .concatenation, .normalisation, .dropout, .learnedSlope, .softmax:
      preconditionFailure("the layer computes what comes out")
    }
  }

  /// Visits the outputs that are an input, in row order, with where the two stand.
  @inline(__always)
  private func forEachCopy(
    samples: Int, interruption: Interruption, _ body: (_ output: Int, _ input: Int) -> Void
  ) throws(PassError) {
    let (rows, columns) = copied
    var pacer = Pacer(interruption)
    for plane in 0..<samples * inputShape[0] {
      for (row, source) in rows.enumerated() where source >= 0 {
        try pacer.spend(columns.count)
        let output = (plane * rows.count + row) * columns.count
        let input = (plane * inputShape[1] + source) * inputShape[2]
        for (column, place) in columns.enumerated() where place >= 0 {
          body(output + column, input + place)
        }
      }
    }
  }

  /// Copies each sample's numbers to where they go; the others stay 0.
  func copyForward(
    _ input: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>, samples: Int,
    interruption: Interruption
  ) throws(PassError) {
    try forEachCopy(samples: samples, interruption: interruption) { output[$0] = input[$1] }
  }

  /// The gradient of the input: each element is one running sum from 0, in row order, over the outputs
  /// that it was copied to.
  func copyInputGradient(
    _ upstream: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>, samples: Int,
    interruption: Interruption
  ) throws(PassError) {
    try forEachCopy(samples: samples, interruption: interruption) { gradient[$1] += upstream[$0] }
  }
}
