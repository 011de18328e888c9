extension Dense {
  /// Multiplies the weight with each sample.
  ///
  /// Each output is one running sum from 0 over the inputs; the bias is added last. Four units run
  /// side by side, each with its own sum.
  func forward(
    _ input: UnsafePointer<Double>, weight: UnsafePointer<Double>, bias: UnsafePointer<Double>?,
    into output: UnsafeMutablePointer<Double>, samples: Int, inputs: Int,
    interruption: Interruption
  ) throws(PassError) {
    var pacer = Pacer(interruption)
    for sample in 0..<samples {
      try interruption.check()
      let source = input + sample * inputs
      let target = output + sample * outputs
      var unit = 0
      while unit + 4 <= outputs {
        try pacer.spend(inputs &* 4)
        let first = weight + unit * inputs
        let second = first + inputs
        let third = second + inputs
        let fourth = third + inputs
        var firstSum = 0.0
        var secondSum = 0.0
        var thirdSum = 0.0
        var fourthSum = 0.0
        var place = 0
        while place < inputs {
          let value = source[place]
          firstSum += first[place] * value
          secondSum += second[place] * value
          thirdSum += third[place] * value
          fourthSum += fourth[place] * value
          place &+= 1
        }
        target[unit] = firstSum
        target[unit + 1] = secondSum
        target[unit + 2] = thirdSum
        target[unit + 3] = fourthSum
        unit += 4
      }
      while unit < outputs {
        try pacer.spend(inputs)
        let row = weight + unit * inputs
        var sum = 0.0
        var place = 0
        while place < inputs {
          sum += row[place] * source[place]
          place &+= 1
        }
        target[unit] = sum
        unit += 1
      }
      if let bias {
        for unit in 0..<outputs { target[unit] += bias[unit] }
      }
    }
  }
}
