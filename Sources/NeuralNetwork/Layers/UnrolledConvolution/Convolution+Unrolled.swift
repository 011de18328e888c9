/// A convolution without either constraint: a fully connected layer from picture to picture, whose
/// bias is still what it was.
extension Convolution {
  /// The fully connected layer that this is, but for the bias.
  func unrolledDense(outputs: Int) -> Dense { Dense(outputs: outputs, hasBias: false) }

  /// Multiplies the weight with each sample; the bias is added last.
  func unrolledForward(
    _ input: UnsafePointer<Double>, weight: UnsafePointer<Double>, bias: UnsafePointer<Double>?,
    into output: UnsafeMutablePointer<Double>, samples: Int, inputs: Int, outputs: Int,
    interruption: Interruption
  ) throws(PassError) {
    try unrolledDense(outputs: outputs).forward(
      input, weight: weight, bias: nil, into: output, samples: samples, inputs: inputs,
      interruption: interruption)
    add(bias, to: output, samples: samples, positions: outputs / outputChannels)
  }

  /// Adds each output's bias, its own or its channel's, where there is one.
  func add(
    _ bias: UnsafePointer<Double>?, to output: UnsafeMutablePointer<Double>, samples: Int,
    positions: Int
  ) {
    guard let bias else { return }
    for plane in 0..<samples * outputChannels {
      let channel = plane % outputChannels
      for position in 0..<positions {
        output[plane * positions + position] +=
          bias[biases == .each ? channel * positions + position : channel]
      }
    }
  }
}
