import Documents
import NeuralNetwork

/// Sums of products written out with their numbers.
package enum Products {
  /// `a⋅b`, with negative factors in parentheses where they do not come first.
  package static func product(_ factors: [Double]) -> Text {
    var text = Text()
    for (position, factor) in factors.enumerated() {
      if position > 0 { text += "\u{22C5}" }
      text += factor < 0 ? "(\(factor))" : Text.number(factor)
    }
    return text
  }

  /// `a⋅b + c⋅d + …`: all products where they are few, else the largest and how many are left out.
  ///
  /// Products that are zero are counted, not written.
  package static func sum(_ terms: [(factors: [Double], value: Double)], limit: Int = 6) -> Text {
    sum(terms.map(\.value), limit: limit) { terms[$0].factors }
  }

  /// The same of products whose factors are told by their places: few of them are written.
  package static func sum(
    _ values: [Double], limit: Int = 6, factors: (Int) -> [Double]
  ) -> Text {
    let alive = values.indices.filter { values[$0] != 0 }
    let zeros = values.count - alive.count
    var text = Text()
    let written =
      alive.count <= limit ? alive : largest(max(limit / 2, 3), of: alive, in: values)
    for (position, place) in written.enumerated() {
      if position > 0 { text += " + " }
      text += product(factors(place))
    }
    if written.isEmpty {
      return zeros == 0 ? "0" : zeros == 1 ? "one term, which is 0" : "\(zeros) terms, all 0"
    }
    let rest = alive.count - written.count
    if rest > 0 { text += " + … (\(rest) smaller)" }
    if zeros > 0 { text += "\(", and \(zeros.counted("term")) of 0", style: .muted)" }
    return text
  }

  /// The places of the largest, the largest first; of equal ones the earlier.
  private static func largest(_ count: Int, of places: [Int], in values: [Double]) -> [Int] {
    var found: [Int] = []
    for place in places {
      let magnitude = values[place].magnitude
      let rank = found.firstIndex { values[$0].magnitude < magnitude } ?? found.count
      if rank == count { continue }
      found.insert(place, at: rank)
      if found.count > count { found.removeLast() }
    }
    return found
  }

  /// `a + b + …`, the terms themselves, where they are few.
  package static func plainSum(_ values: [Double], limit: Int = 6) -> Text? {
    let alive = values.filter { $0 != 0 }
    guard alive.count <= limit, alive.count > 1 else { return nil }
    var text = Text()
    for (position, value) in alive.enumerated() {
      if position > 0 { text += " + " }
      text += value < 0 ? "(\(value))" : Text.number(value)
    }
    return text
  }

  /// How much of a sum survived cancelling, in words; `nil` where nothing could cancel.
  package static func survival(_ values: [Double]) -> Text? {
    let total = values.reduce(0, +)
    let magnitudes = values.reduce(0) { $0 + $1.magnitude }
    let positive = values.count { $0 > 0 }
    let negative = values.count { $0 < 0 }
    guard magnitudes > 0, magnitudes.isFinite else { return nil }
    let share = total.magnitude / magnitudes
    if positive == 0 || negative == 0 {
      if positive + negative == 1 { return nil }
      let side = positive > 0 ? "positive" : "negative"
      return "none cancel: the terms that are not 0 are all \(side)"
    }
    return
      "\(positive) positive and \(negative) negative; |Σ| / Σ|·| = \(share, style: .plain) survives cancelling"
  }
}
