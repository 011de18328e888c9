/// How many bits the numbers of a computation have.
package enum Precision: String, Hashable, Sendable, CaseIterable {
  /// 53 bits, the usual one; sums never fuse a product.
  case float64
  /// 24 bits; sums may fuse a product and need not keep the order of their terms.
  case float32

  /// The number that is left of another in this precision.
  package func rounded(_ number: Double) -> Double {
    switch self {
    case .float64: number
    case .float32: Double(Float(number))
    }
  }
}
