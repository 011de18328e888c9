import NeuralNetwork

/// Numbers in a type that holds them exactly, as small as the one they came in.
///
/// They are widened to double precision where they are read.
package enum StoredNumbers: Equatable, Sendable {
  /// Whole numbers from 0 to 255, a byte each: a part of a file as it was read.
  case bytes(ArraySlice<UInt8>)
  /// Single precision, four bytes each.
  case singles([Float])
  /// Double precision, eight bytes each.
  case doubles([Double])

  /// How many numbers there are.
  package var count: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .singles(let numbers): numbers.count
    case .doubles(let numbers): numbers.count
    }
  }

  /// How many bytes they take.
  package var byteCount: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .singles(let numbers): 4 * numbers.count
    case .doubles(let numbers): 8 * numbers.count
    }
  }

  /// All of them in double precision; at once where they are stored so.
  package var widened: [Double] {
    switch self {
    case .bytes(let bytes): bytes.map(Double.init)
    case .singles(let numbers): numbers.map(Double.init)
    case .doubles(let numbers): numbers
    }
  }

  /// Where they lie in memory: copies of a value share it.
  var address: UnsafeRawPointer? {
    switch self {
    case .bytes(let bytes): bytes.withUnsafeBytes(\.baseAddress)
    case .singles(let numbers): numbers.withUnsafeBytes(\.baseAddress)
    case .doubles(let numbers): numbers.withUnsafeBytes(\.baseAddress)
    }
  }

  /// The least and the greatest of them; `nil` where there are none, or one is nan.
  ///
  /// - Complexity: O(count).
  var extremes: ClosedRange<Double>? {
    switch self {
    case .bytes(let bytes): Self.extremes(of: bytes).map { Double($0)...Double($1) }
    case .singles(let numbers): Self.extremes(of: numbers).map { Double($0)...Double($1) }
    case .doubles(let numbers): Self.extremes(of: numbers).map { $0...$1 }
    }
  }

  /// Some of them, run by run, in the order given.
  ///
  /// - Precondition: every run lies within, and together they have `count` numbers.
  func gathered(_ runs: some Sequence<Range<Int>>, count: Int) -> StoredNumbers {
    switch self {
    case .bytes(let bytes): .bytes(Self.gathered(bytes, runs, count)[...])
    case .singles(let numbers): .singles(Self.gathered(numbers[...], runs, count))
    case .doubles(let numbers): .doubles(Self.gathered(numbers[...], runs, count))
    }
  }

  private static func gathered<Number>(
    _ numbers: ArraySlice<Number>, _ runs: some Sequence<Range<Int>>, _ count: Int
  ) -> [Number] {
    var result: [Number] = []
    result.reserveCapacity(count)
    let start = numbers.startIndex
    for run in runs { result += numbers[start + run.lowerBound..<start + run.upperBound] }
    precondition(result.count == count, "runs of as many numbers")
    return result
  }

  private static func extremes<Number: Comparable>(
    of numbers: some Collection<Number>
  ) -> (Number, Number)? {
    guard var least = numbers.first else { return nil }
    var greatest = least
    var isOrdered = true
    for number in numbers {
      least = number < least ? number : least
      greatest = number > greatest ? number : greatest
      // A nan is the one number that is not itself.
      isOrdered = isOrdered && number == number
    }
    return isOrdered ? (least, greatest) : nil
  }
}
