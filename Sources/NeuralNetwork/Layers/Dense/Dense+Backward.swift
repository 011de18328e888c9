extension Dense {
  /// The gradient of the input: each element is one running sum from 0 over the units of
  /// weight × upstream.
  func inputGradient(
    _ upstream: UnsafePointer<Double>, weight: UnsafePointer<Double>,
    into gradient: UnsafeMutablePointer<Double>, samples: Int, inputs: Int,
    interruption: Interruption
  ) throws(PassError) {
    var pacer = Pacer(interruption)
    for sample in 0..<samples {
      try interruption.check()
      let target = gradient + sample * inputs
      for unit in 0..<outputs {
        try pacer.spend(inputs)
        let arriving = upstream[sample * outputs + unit]
        let row = weight + unit * inputs
        var place = 0
        while place < inputs {
          target[place] += row[place] * arriving
          place &+= 1
        }
      }
    }
  }

  /// The gradient of the weight: for each sample one product, upstream × input, in one running sum
  /// from 0 over the samples.
  func weightGradient(
    _ upstream: UnsafePointer<Double>, input: UnsafePointer<Double>,
    into gradient: UnsafeMutablePointer<Double>, samples: Int, inputs: Int,
    interruption: Interruption
  ) throws(PassError) {
    var pacer = Pacer(interruption)
    for sample in 0..<samples {
      try interruption.check()
      let source = input + sample * inputs
      for unit in 0..<outputs {
        try pacer.spend(inputs)
        let arriving = upstream[sample * outputs + unit]
        let row = gradient + unit * inputs
        var place = 0
        while place < inputs {
          row[place] += arriving * source[place]
          place &+= 1
        }
      }
    }
  }
}
