import NeuralNetwork
import Platform

/// What a value that is not right has in common with the right one: what is likely to have gone wrong.
package enum Deviation: Equatable, Sendable {
  /// The same sizes with the other signs.
  case signs(isOne: Bool)
  /// Rows and columns are exchanged.
  case exchanged
  /// The same numbers in another order.
  case order
  /// Each by the same factor.
  case proportion
  /// Right but for the digits that a screen leaves away.
  case rounded
  /// Some are right: how many of how many, and the place of the first that is not.
  case part(right: Int, count: Int, first: [Int])
  /// One number of those that are asked for.
  case single
  /// The sum of the numbers that are asked for.
  case total
  /// Numbers whose sum is asked for.
  case summands
}

extension Deviation {
  /// What a value has in common with the right one; `nil` where that is nothing.
  ///
  /// - Parameters:
  ///   - found: the value that is not right.
  ///   - expected: the right one.
  init?(of found: Tensor, from expected: Tensor) {
    let (f, e) = (found.elements, expected.elements)
    guard !f.isEmpty, !e.isEmpty, (f + e).allSatisfy(\.isFinite) else { return nil }
    guard f.count == e.count else {
      self.init(of: Array(f), among: Array(e))
      return
    }
    guard zip(f, e).contains(where: { !Self.alike($0, $1) }) else { return nil }
    if Self.alike(f.map { -$0 }, Array(e)) {
      self = .signs(isOne: f.count == 1)
    } else if zip(f, e).allSatisfy(Self.isRounded) {
      self = .rounded
    } else if f.count == 1 {
      return nil
    } else if let turned = Self.transposed(found), Self.alike(turned, Array(e)) {
      self = .exchanged
    } else if Self.alike(f.sorted(), e.sorted()) {
      self = .order
    } else if Self.areProportional(Array(f), Array(e)) {
      self = .proportion
    } else {
      let wrong = f.indices.filter { !Self.alike(f[$0], e[$0]) }
      let right = Set(f.indices).subtracting(wrong)
      guard right.count * 3 >= f.count, right.contains(where: { f[$0] != 0 }) else { return nil }
      self = .part(
        right: right.count, count: f.count, first: found.shape.place(of: wrong[0] - f.startIndex))
    }
  }

  /// What one number has to do with several, or several with one.
  private init?(of found: [Double], among expected: [Double]) {
    if found.count == 1, expected.contains(where: { Self.alike($0, found[0]) }) {
      self = .single
    } else if found.count == 1, Self.alike(found[0], expected.reduce(0, +)) {
      self = .total
    } else if expected.count == 1, Self.alike(found.reduce(0, +), expected[0]) {
      self = .summands
    } else {
      return nil
    }
  }

  private static func alike(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))
  }

  private static func alike(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { alike($0, $1) }
  }

  /// Whether a number is another one with two to five digits, and at least one of them is lost.
  private static func isRounded(_ found: Double, _ expected: Double) -> Bool {
    if alike(found, expected) { return true }
    guard expected != 0 else { return false }
    let place = floor(log10(abs(expected)))
    return (1...4).contains { digits in
      let unit = pow(10, place - Double(digits))
      return abs(found / unit - (found / unit).rounded()) < 1e-6
        && abs(found - expected) <= unit * 0.500001
    }
  }

  private static func areProportional(_ found: [Double], _ expected: [Double]) -> Bool {
    let sizes = Set(expected.filter { $0 != 0 }.map { ($0 * 1e9).rounded() })
    guard sizes.count > 1, let place = expected.firstIndex(where: { $0 != 0 }) else { return false }
    let factor = found[place] / expected[place]
    return factor != 0 && alike(found, expected.map { $0 * factor })
  }

  /// The numbers of a matrix, column by column; axes of extent 1 are none.
  private static func transposed(_ value: Tensor) -> [Double]? {
    let extents = value.shape.extents.filter { $0 != 1 }
    guard extents.count == 2 else { return nil }
    let elements = Array(value.elements)
    return (0..<extents[1]).flatMap { column in
      (0..<extents[0]).map { row in elements[row * extents[1] + column] }
    }
  }
}

extension Shape {
  /// The indices of the element that stands at a place of the whole, counted from 0.
  fileprivate func place(of index: Int) -> [Int] {
    var rest = index
    return extents.reversed().map { extent in
      defer { rest /= extent }
      return rest % extent
    }.reversed()
  }
}
