import NeuralNetwork

extension SampleTensor {
  /// What makes each group of numbers have mean 0 and standard deviation 1: each feature by itself, of
  /// pictures each channel.
  struct Standardisation: Equatable, Sendable {
    /// How many numbers of a sample, one after the other, are a group.
    let width: Int
    /// The mean of each group.
    let means: [Double]
    /// The standard deviation of each group, 0 where all its numbers are the same.
    let deviations: [Double]

    /// Finds both over some samples (the deviation is that of all, n and not n − 1).
    ///
    /// - Complexity: O(numbers of the samples), which are read twice.
    init(_ samples: SampleTensor, over indices: Range<Int>) {
      let shape = samples.sampleShape
      let groups = shape.rank == 3 ? shape[0] : shape.count
      let width = shape.count / max(1, groups)
      let count = Double(indices.count * width)
      var first = [Double](repeating: 0, count: groups)
      var sums = first
      var isConstant = [Bool](repeating: true, count: groups)
      samples.forEachSample(in: indices) { sample, numbers in
        for group in 0..<groups {
          for place in group * width..<(group + 1) * width {
            let number = numbers[place]
            if sample == indices.lowerBound, place == group * width { first[group] = number }
            if number != first[group] { isConstant[group] = false }
            sums[group] += number
          }
        }
      }
      let means = sums.map { $0 / count }
      var squares = [Double](repeating: 0, count: groups)
      samples.forEachSample(in: indices) { _, numbers in
        for group in 0..<groups {
          for place in group * width..<(group + 1) * width {
            squares[group] += (numbers[place] - means[group]) * (numbers[place] - means[group])
          }
        }
      }
      self.width = width
      self.means = means
      // Rounding in the mean would make a little of numbers that are all the same.
      deviations = (0..<groups).map { isConstant[$0] ? 0 : (squares[$0] / count).squareRoot() }
    }

    /// Standardises the numbers of one sample.
    func apply(to numbers: UnsafeMutablePointer<Double>) {
      for (group, (mean, deviation)) in zip(means, deviations).enumerated() {
        for place in group * width..<(group + 1) * width {
          numbers[place] = deviation > 0 ? (numbers[place] - mean) / deviation : 0
        }
      }
    }
  }
}
