/// The sum of several inputs, which lie one behind the other in what the layer reads.
extension Layer {
  /// Adds the inputs, [sample, input, …], from the first to the last.
  func addForward(
    _ input: [Double], into output: inout [Double], interruption: Interruption
  ) throws(PassError) {
    let (count, whole) = (outputShape.count, inputShape.count)
    var pacer = Pacer(interruption)
    for sample in 0..<(count == 0 ? 0 : output.count / count) {
      try pacer.spend(whole)
      for place in 0..<count {
        var sum = input[sample * whole + place]
        for other in stride(from: place + count, to: whole, by: count) {
          sum += input[sample * whole + other]
        }
        output[sample * count + place] = sum
      }
    }
  }

  /// Hands what arrives to each of the inputs.
  func addBackward(_ upstream: [Double], into gradient: inout [Double]) {
    let (count, whole) = (outputShape.count, inputShape.count)
    for place in gradient.indices {
      let (sample, offset) = place.quotientAndRemainder(dividingBy: whole)
      gradient[place] = upstream[sample * count + offset % count]
    }
  }
}
