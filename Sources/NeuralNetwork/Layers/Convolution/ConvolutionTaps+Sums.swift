extension ConvolutionTaps {
  /// Continues the running sum of one weight's gradient over the tap's positions in row order.
  func sumOne(
    _ upstream: UnsafePointer<Double>, times source: UnsafePointer<Double>,
    into gradient: UnsafeMutablePointer<Double>, range: Range
  ) {
    var arriving = upstream + range.outputStart
    var read = source + range.inputStart
    var sum = gradient[0]
    var row = 0
    while row < range.rows {
      var column = 0
      var place = 0
      while column < range.columns {
        sum += arriving[column] * read[place]
        column &+= 1
        place &+= inputStep
      }
      arriving += outputRow
      read += inputRow
      row &+= 1
    }
    gradient[0] = sum
  }

  /// Continues the running sums of the same weight of four kernels, which share what they read.
  func sumFour(
    _ upstream: UnsafePointer<Double>, apart outputPlane: Int,
    times source: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>,
    apart kernelCount: Int, range: Range
  ) {
    var first = upstream + range.outputStart
    var second = first + outputPlane
    var third = second + outputPlane
    var fourth = third + outputPlane
    var read = source + range.inputStart
    var firstSum = gradient[0]
    var secondSum = gradient[kernelCount]
    var thirdSum = gradient[2 &* kernelCount]
    var fourthSum = gradient[3 &* kernelCount]
    var row = 0
    while row < range.rows {
      var column = 0
      var place = 0
      while column < range.columns {
        let value = read[place]
        firstSum += first[column] * value
        secondSum += second[column] * value
        thirdSum += third[column] * value
        fourthSum += fourth[column] * value
        column &+= 1
        place &+= inputStep
      }
      first += outputRow
      second += outputRow
      third += outputRow
      fourth += outputRow
      read += inputRow
      row &+= 1
    }
    gradient[0] = firstSum
    gradient[kernelCount] = secondSum
    gradient[2 &* kernelCount] = thirdSum
    gradient[3 &* kernelCount] = fourthSum
  }
}
