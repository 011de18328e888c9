extension Convolution {
  /// Correlates each kernel with each sample.
  ///
  /// Each output is one running sum from 0 over input channel, kernel row and kernel column; taps on
  /// padding add nothing; the bias is added last.
  ///
  /// The innermost loop runs along a row of outputs, of which each has its own sum, so that it can
  /// be vectorised without changing any sum's order.
  package func forward(
    _ input: UnsafePointer<Double>, weight: UnsafePointer<Double>, bias: UnsafePointer<Double>?,
    into output: UnsafeMutablePointer<Double>, samples: Int, inputChannels: Int,
    geometry: WindowGeometry, interruption: Interruption
  ) throws(PassError) {
    let taps = ConvolutionTaps(geometry)
    let groupInputs = inputChannels / groups
    let groupOutputs = outputChannels / groups
    let inputPlane = geometry.input.count
    let outputPlane = geometry.output.count
    var pacer = Pacer(interruption)
    for sample in 0..<samples {
      for channel in 0..<outputChannels {
        try interruption.check()
        let plane = output + (sample * outputChannels + channel) * outputPlane
        plane.update(repeating: 0, count: outputPlane)
        let firstInput = sample * inputChannels + channel / groupOutputs * groupInputs
        var kernel = weight + channel * groupInputs * self.kernel.count
        for groupInput in 0..<groupInputs {
          let source = input + (firstInput + groupInput) * inputPlane
          for (tap, range) in taps.ranges.enumerated() {
            try pacer.spend(outputPlane)
            taps.accumulate(kernel[tap], times: source, into: plane, range: range)
          }
          kernel += self.kernel.count
        }
        if let bias {
          let addend = bias[channel]
          var position = 0
          while position < outputPlane {
            plane[position] += addend
            position &+= 1
          }
        }
      }
    }
  }
}
