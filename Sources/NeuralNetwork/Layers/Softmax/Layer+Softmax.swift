/// A softmax over the channels.
extension Layer {
  /// How far apart two channels of a sample are: the number of positions.
  package var positionCount: Int { inputShape.count / inputShape[0] }

  /// The softmax over the channels, or the features, at each position.
  ///
  /// The largest is taken away before; the sum runs over the channels.
  func softmaxForward(
    _ input: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>, samples: Int,
    interruption: Interruption
  ) throws(PassError) {
    let (channels, plane) = (inputShape[0], positionCount)
    var pacer = Pacer(interruption)
    for sample in 0..<samples {
      for position in 0..<plane {
        try pacer.spend(16 * channels)
        Self.softmax(
          input, into: output, first: sample * channels * plane + position, count: channels,
          step: plane)
      }
    }
  }

  /// The softmax of some numbers a step apart.
  package static func softmax(
    _ input: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>, first: Int,
    count: Int, step: Int
  ) {
    var largest = -Double.infinity
    for number in 0..<count {
      let value = input[first + number * step]
      if value > largest || value.isNaN { largest = value }
    }
    var sum = 0.0
    for number in 0..<count {
      let power = ElementaryMath.exponential(input[first + number * step] - largest)
      output[first + number * step] = power
      sum += power
    }
    for number in 0..<count { output[first + number * step] /= sum }
  }

  /// The softmax's gradient: for each input the running sum from 0 over the outputs of its position
  /// of upstream × y[j] · ([i = j] − y[i]), an entry of the Jacobian.
  func softmaxInputGradient(
    _ upstream: UnsafePointer<Double>, output: UnsafePointer<Double>,
    into gradient: UnsafeMutablePointer<Double>, samples: Int, interruption: Interruption
  ) throws(PassError) {
    let (channels, plane) = (inputShape[0], positionCount)
    var pacer = Pacer(interruption)
    for sample in 0..<samples {
      for position in 0..<plane {
        let first = sample * channels * plane + position
        for channel in 0..<channels {
          try pacer.spend(4 * channels)
          let own = output[first + channel * plane]
          var sum = 0.0
          for other in 0..<channels {
            let place = first + other * plane
            sum +=
              upstream[place]
              * Self.softmaxEntry(output[place], own, isSame: other == channel)
          }
          gradient[first + channel * plane] = sum
        }
      }
    }
  }

  /// An entry of the softmax's Jacobian: how an output follows an input.
  package static func softmaxEntry(_ output: Double, _ own: Double, isSame: Bool) -> Double {
    output * ((isSame ? 1 : 0) - own)
  }
}
