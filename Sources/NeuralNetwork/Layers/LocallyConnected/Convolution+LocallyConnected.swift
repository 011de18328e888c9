/// A convolution without sharing: each position has weights of its own.
///
/// Sums run in the same order as a convolution's, so that equal weights give equal bits. A weight is
/// found by output channel, position, input channel of the group and tap, in this order.
extension Convolution {
  /// Holds each position's own kernel against what its window reads.
  ///
  /// Each output is one running sum from 0 over input channel, kernel row and kernel column; taps on
  /// padding add nothing; the bias is added last.
  func locallyConnectedForward(
    _ input: UnsafePointer<Double>, weight: UnsafePointer<Double>, bias: UnsafePointer<Double>?,
    into output: UnsafeMutablePointer<Double>, samples: Int, inputChannels: Int,
    geometry: WindowGeometry, interruption: Interruption
  ) throws(PassError) {
    let kernelCount = inputChannels / groups * kernel.count
    let outputPlane = geometry.output.count
    try forEachCopy(
      samples: samples, inputChannels: inputChannels, geometry: geometry,
      interruption: interruption
    ) { place, range, tap in
      var position = range.outputStart
      var read = place.input + range.inputStart
      for _ in 0..<range.rows {
        for column in 0..<range.columns {
          let copy = (place.channel * outputPlane + position + column) * kernelCount + tap
          output[place.output + position + column] +=
            weight[copy] * input[read + column * place.step]
        }
        position += geometry.output.columns
        read += place.rowStep
      }
    }
    add(bias, to: output, samples: samples, positions: outputPlane)
  }

  /// The gradient of the input.
  ///
  /// Each element is one running sum from 0 over output channel, output row and output column of
  /// weight × upstream, of those positions whose window read the element; so the taps run from last
  /// to first.
  func locallyConnectedInputGradient(
    _ upstream: UnsafePointer<Double>, weight: UnsafePointer<Double>,
    into gradient: UnsafeMutablePointer<Double>, samples: Int, inputChannels: Int,
    geometry: WindowGeometry, interruption: Interruption
  ) throws(PassError) {
    let kernelCount = inputChannels / groups * kernel.count
    let outputPlane = geometry.output.count
    try forEachCopy(
      backwards: true, samples: samples, inputChannels: inputChannels, geometry: geometry,
      interruption: interruption
    ) { place, range, tap in
      var position = range.outputStart
      var read = place.input + range.inputStart
      for _ in 0..<range.rows {
        for column in 0..<range.columns {
          let copy = (place.channel * outputPlane + position + column) * kernelCount + tap
          gradient[read + column * place.step] +=
            weight[copy] * upstream[place.output + position + column]
        }
        position += geometry.output.columns
        read += place.rowStep
      }
    }
  }

  /// The gradient of the weight: for each copy one product a sample, upstream × input at its own
  /// position, in one running sum from 0 over the samples.
  ///
  /// There is no sum over positions: that one came of the sharing.
  func locallyConnectedWeightGradient(
    _ upstream: UnsafePointer<Double>, input: UnsafePointer<Double>,
    into gradient: UnsafeMutablePointer<Double>, samples: Int, inputChannels: Int,
    geometry: WindowGeometry, interruption: Interruption
  ) throws(PassError) {
    let kernelCount = inputChannels / groups * kernel.count
    let outputPlane = geometry.output.count
    try forEachCopy(
      samples: samples, inputChannels: inputChannels, geometry: geometry,
      interruption: interruption
    ) { place, range, tap in
      var position = range.outputStart
      var read = place.input + range.inputStart
      for _ in 0..<range.rows {
        for column in 0..<range.columns {
          let copy = (place.channel * outputPlane + position + column) * kernelCount + tap
          gradient[copy] +=
            upstream[place.output + position + column] * input[read + column * place.step]
        }
        position += geometry.output.columns
        read += place.rowStep
      }
    }
  }

  /// Where a plane of copies stands.
  private struct CopyPlane {
    /// The output channel.
    let channel: Int
    /// Where its plane begins in the output of the batch.
    let output: Int
    /// Where the plane that it reads begins in the input of the batch.
    let input: Int
    /// How far apart in the input two neighbouring positions read.
    let step: Int
    /// How far apart in the input two positions below each other read.
    let rowStep: Int
  }

  /// Visits the positions of each tap that are not on padding, over sample, output channel, input
  /// channel of the group and tap; `tap` counts through the kernel of all input channels.
  ///
  /// One call does a whole plane, so that the closure costs nothing.
  @inline(__always)
  private func forEachCopy(
    backwards: Bool = false, samples: Int, inputChannels: Int, geometry: WindowGeometry,
    interruption: Interruption,
    _ body: (_ place: CopyPlane, _ range: ConvolutionTaps.Range, _ tap: Int) -> Void
  ) throws(PassError) {
    let taps = ConvolutionTaps(geometry)
    let groupInputs = inputChannels / groups
    let groupOutputs = outputChannels / groups
    var pacer = Pacer(interruption)
    for sample in 0..<samples {
      for channel in 0..<outputChannels {
        try interruption.check()
        let firstInput = sample * inputChannels + channel / groupOutputs * groupInputs
        for groupInput in 0..<groupInputs {
          let place = CopyPlane(
            channel: channel,
            output: (sample * outputChannels + channel) * geometry.output.count,
            input: (firstInput + groupInput) * geometry.input.count, step: taps.inputStep,
            rowStep: taps.inputRow)
          for position in taps.ranges.indices {
            try pacer.spend(geometry.output.count)
            let tap = backwards ? taps.ranges.count - 1 - position : position
            body(place, taps.ranges[tap], groupInput * kernel.count + tap)
          }
        }
      }
    }
  }
}
