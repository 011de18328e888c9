import NeuralNetwork

extension SampleTensor {
  /// Samples that lie one behind the other in memory, as one file had them.
  struct Part: Equatable, Sendable {
    /// Their numbers as they came.
    let numbers: StoredNumbers
    /// What each number is divided by where it is read, if anything.
    let divisor: Double?
    /// What each byte means; empty unless bytes are stored.
    private let meanings: [Double]

    init(_ numbers: StoredNumbers, divisor: Double? = nil) {
      self.numbers = numbers
      self.divisor = divisor
      meanings =
        if case .bytes = numbers {
          (0...255).map { byte in divisor.map { Double(byte) / $0 } ?? Double(byte) }
        } else {
          []
        }
    }

    /// Writes some of the numbers, as they are to be read, one after the other.
    ///
    /// - Precondition: the range lies within, and there is room for it.
    /// - Complexity: O(range).
    func widen(_ range: Range<Int>, to target: UnsafeMutablePointer<Double>) {
      switch numbers {
      case .bytes(let bytes):
        meanings.withUnsafeBufferPointer { meanings in
          bytes.withUnsafeBufferPointer { bytes in
            for place in range { target[place - range.lowerBound] = meanings[Int(bytes[place])] }
          }
        }
      case .singles(let singles):
        singles.withUnsafeBufferPointer { singles in
          for place in range { target[place - range.lowerBound] = Double(singles[place]) }
        }
        divide(target, range.count)
      case .doubles(let doubles):
        doubles.withUnsafeBufferPointer { doubles in
          if let base = doubles.baseAddress {
            target.update(from: base + range.lowerBound, count: range.count)
          }
        }
        divide(target, range.count)
      }
    }

    private func divide(_ target: UnsafeMutablePointer<Double>, _ count: Int) {
      guard let divisor else { return }
      for place in 0..<count { target[place] /= divisor }
    }

    /// The least and the greatest number; `nil` where one is nan.
    var extremes: ClosedRange<Double>? {
      guard let stored = numbers.extremes else { return nil }
      let divisor = divisor ?? 1
      let ends = (stored.lowerBound / divisor, stored.upperBound / divisor)
      return min(ends.0, ends.1)...max(ends.0, ends.1)
    }
  }
}
