/// A rectifier that learns its slope.
extension Layer {
  /// The input where it is positive, else the slope times it.
  func slopedForward(_ input: [Double], into output: inout [Double]) {
    let slope = weight?.elements[0] ?? 0
    for place in input.indices {
      output[place] = input[place] > 0 ? input[place] : slope * input[place]
    }
  }

  /// The gradients of the input and of the slope, which is one running sum from 0 over all numbers
  /// that are not positive of upstream × input.
  func slopedBackward(
    _ upstream: [Double], input: [Double], into gradient: inout [Double], slope sum: inout [Double]
  ) {
    let slope = weight?.elements[0] ?? 0
    for place in input.indices {
      let isOpen = input[place] > 0
      if !isBlocked { gradient[place] = isOpen ? upstream[place] : upstream[place] * slope }
      sum[0] += isOpen ? 0 : upstream[place] * input[place]
    }
  }
}
