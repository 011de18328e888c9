/// A convolution without either constraint: a fully connected layer from picture to picture, whose
/// bias is still one for each output channel.
extension Convolution {
  /// The fully connected layer that this is, but for the bias.
  func unrolledDense(outputs: Int) -> Dense { Dense(outputs: outputs, hasBias: false) }

  /// Multiplies the weight with each sample; the channel's bias is added last.
  func unrolledForward(
    _ input: UnsafePointer<Double>, weight: UnsafePointer<Double>, bias: UnsafePointer<Double>?,
    into output: UnsafeMutablePointer<Double>, samples: Int, inputs: Int, outputs: Int,
    interruption: Interruption
  ) throws(PassError) {
    try unrolledDense(outputs: outputs).forward(
      input, weight: weight, bias: nil, into: output, samples: samples, inputs: inputs,
      interruption: interruption)
    guard let bias else { return }
    let positions = outputs / outputChannels
    for plane in 0..<samples * outputChannels {
      let addend = bias[plane % outputChannels]
      for position in 0..<positions { output[plane * positions + position] += addend }
    }
  }
}
