extension MaxPooling {
  /// The gradient of the input: each element is one running sum from 0 over the output row and
  /// column of the windows that it won.
  func inputGradient(
    _ upstream: UnsafePointer<Double>, winners: UnsafePointer<Int32>,
    into gradient: UnsafeMutablePointer<Double>, samples: Int, inputCount: Int, outputCount: Int
  ) {
    for sample in 0..<samples {
      let target = gradient + sample * inputCount
      let arriving = upstream + sample * outputCount
      let winners = winners + sample * outputCount
      var position = 0
      while position < outputCount {
        let winner = Int(winners[position])
        if winner >= 0 { target[winner] += arriving[position] }
        position &+= 1
      }
    }
  }
}
