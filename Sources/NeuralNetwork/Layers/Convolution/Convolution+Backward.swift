extension Convolution {
  /// The gradient of the input.
  ///
  /// Each element is one running sum from 0 over output channel, output row and output column of
  /// weight × upstream, of those positions whose window read the element: the order in which a walk
  /// over the output scatters. A later position reads the element by an earlier tap, so the taps run
  /// from last to first.
  package func inputGradient(
    _ upstream: UnsafePointer<Double>, weight: UnsafePointer<Double>,
    into gradient: UnsafeMutablePointer<Double>, samples: Int, inputChannels: Int,
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
        let source = upstream + (sample * outputChannels + channel) * outputPlane
        let firstInput = sample * inputChannels + channel / groupOutputs * groupInputs
        for groupInput in 0..<groupInputs {
          let plane = gradient + (firstInput + groupInput) * inputPlane
          let kernel = weight + (channel * groupInputs + groupInput) * self.kernel.count
          for tap in taps.ranges.indices.reversed() {
            try pacer.spend(outputPlane)
            taps.scatter(kernel[tap], times: source, into: plane, range: taps.ranges[tap])
          }
        }
      }
    }
  }

  /// The gradient of the weight: the outer sum, over every position of the feature map.
  ///
  /// Each element is one running sum from 0 over sample, output row and output column of
  /// upstream × input; taps on padding add nothing. Four kernels run side by side, each with its own
  /// sum: the order within a sum is never changed.
  package func weightGradient(
    _ upstream: UnsafePointer<Double>, input: UnsafePointer<Double>,
    into gradient: UnsafeMutablePointer<Double>, samples: Int, inputChannels: Int,
    geometry: WindowGeometry, interruption: Interruption
  ) throws(PassError) {
    let taps = ConvolutionTaps(geometry)
    let groupInputs = inputChannels / groups
    let groupOutputs = outputChannels / groups
    let kernelCount = groupInputs * kernel.count
    let inputPlane = geometry.input.count
    let outputPlane = geometry.output.count
    var pacer = Pacer(interruption)
    for sample in 0..<samples {
      for group in 0..<groups {
        let source = input + (sample * inputChannels + group * groupInputs) * inputPlane
        var channel = group * groupOutputs
        let end = channel + groupOutputs
        while channel < end {
          try interruption.check()
          let width = end - channel >= 4 ? 4 : 1
          let arriving = upstream + (sample * outputChannels + channel) * outputPlane
          let sums = gradient + channel * kernelCount
          for groupInput in 0..<groupInputs {
            let plane = source + groupInput * inputPlane
            for (tap, range) in taps.ranges.enumerated() {
              try pacer.spend(outputPlane &* width)
              let weight = sums + groupInput * kernel.count + tap
              if width == 4 {
                taps.sumFour(
                  arriving, apart: outputPlane, times: plane, into: weight, apart: kernelCount,
                  range: range)
              } else {
                taps.sumOne(arriving, times: plane, into: weight, range: range)
              }
            }
          }
          channel += width
        }
      }
    }
  }
}
