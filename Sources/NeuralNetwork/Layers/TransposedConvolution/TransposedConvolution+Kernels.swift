/// A transposed convolution's sums are those of the convolution whose way back it is, with the two
/// passes exchanged, so that both give the same bits.
extension TransposedConvolution {
  /// Adds each input, times its kernel, to the picture that comes out.
  ///
  /// Each output is one running sum from 0 over input channel, input row and input column; the bias is
  /// added last.
  package func forward(
    _ input: UnsafePointer<Double>, weight: UnsafePointer<Double>, bias: UnsafePointer<Double>?,
    into output: UnsafeMutablePointer<Double>, samples: Int, inputChannels: Int,
    geometry: WindowGeometry, interruption: Interruption
  ) throws(PassError) {
    let plane = geometry.input.count
    output.update(repeating: 0, count: samples * outputChannels * plane)
    try convolution(inputChannels: inputChannels).inputGradient(
      input, weight: weight, into: output, samples: samples, inputChannels: outputChannels,
      geometry: geometry, interruption: interruption)
    guard let bias else { return }
    for channel in 0..<samples * outputChannels {
      let addend = bias[channel % outputChannels]
      let target = output + channel * plane
      for place in 0..<plane { target[place] += addend }
    }
  }

  /// The gradient of the input: each element is one running sum from 0 over output channel, kernel row
  /// and kernel column of weight × upstream; what was cut off adds nothing.
  package func inputGradient(
    _ upstream: UnsafePointer<Double>, weight: UnsafePointer<Double>,
    into gradient: UnsafeMutablePointer<Double>, samples: Int, inputChannels: Int,
    geometry: WindowGeometry, interruption: Interruption
  ) throws(PassError) {
    try convolution(inputChannels: inputChannels).forward(
      upstream, weight: weight, bias: nil, into: gradient, samples: samples,
      inputChannels: outputChannels, geometry: geometry, interruption: interruption)
  }

  /// The gradient of the weight: each element is one running sum from 0 over sample, input row and
  /// input column of input × upstream.
  package func weightGradient(
    _ upstream: UnsafePointer<Double>, input: UnsafePointer<Double>,
    into gradient: UnsafeMutablePointer<Double>, samples: Int, inputChannels: Int,
    geometry: WindowGeometry, interruption: Interruption
  ) throws(PassError) {
    try convolution(inputChannels: inputChannels).weightGradient(
      input, input: upstream, into: gradient, samples: samples, inputChannels: outputChannels,
      geometry: geometry, interruption: interruption)
  }
}
