import Documents
import NeuralNetwork

extension RandomGenerator {
  /// A whole number of a range, all equally likely.
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + integer(below: range.count)
  }

  /// One entry of a list, all equally likely.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[integer(below: list.count)] }

  /// A plane of whole numbers of a range.
  mutating func plane(_ size: Size, in range: ClosedRange<Int>) -> [[Double]] {
    (0..<size.rows).map { _ in (0..<size.columns).map { _ in Double(whole(range)) } }
  }

  /// A plane of whole numbers up to a magnitude, without 0.
  mutating func nonzeroPlane(_ size: Size, upTo magnitude: Int) -> [[Double]] {
    let numbers = (1...magnitude).flatMap { [Double($0), -Double($0)] }
    return (0..<size.rows).map { _ in (0..<size.columns).map { _ in pick(numbers) } }
  }

  /// A plane in which every number from 1 on stands once.
  mutating func shuffledPlane(_ size: Size) -> [[Double]] {
    var numbers = (1...size.count).map(Double.init)
    shuffle(&numbers)
    return (0..<size.rows).map { row in
      Array(numbers[row * size.columns..<(row + 1) * size.columns])
    }
  }

  /// A position in a plane.
  mutating func position(in size: Size) -> (row: Int, column: Int) {
    (integer(below: size.rows), integer(below: size.columns))
  }
}

/// Numbers as a statement has them.
enum Literal {
  /// `3`, `-0.5`.
  static func of(_ number: Double) -> String { ExactNumberFormat.string(number) }

  /// `[1, 2]`.
  static func of(_ row: [Double]) -> String {
    "[\(row.map { of($0) }.joined(separator: ", "))]"
  }

  /// `[[1, 2], [3, 4]]`.
  static func of(_ plane: [[Double]]) -> String {
    "[\(plane.map { of($0) }.joined(separator: ", "))]"
  }
}
