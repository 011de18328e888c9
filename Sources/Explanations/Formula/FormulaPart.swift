/// What one layer adds to the gradient of a weight or a bias, as an expression.
///
/// Where several layers use the weight, its gradient is the sum of what each of them adds.
struct FormulaPart {
  /// What the layer adds, as in `correlate(conv1.in, conv1.out.grad)`.
  let sum: String
  /// The gradient, as in `conv1.weight.grad`.
  let gradient: String
  /// By how much the two may differ; `nil` where they are the same to the bit.
  let tolerance: String?
  /// By how much they may differ where others add to it: what rounding comes to.
  let rounding: String

  init(_ sum: String, _ gradient: String, within tolerance: String?, rounding: String? = nil) {
    self.sum = sum
    self.gradient = gradient
    self.tolerance = tolerance
    self.rounding = rounding ?? tolerance ?? "1e-12"
  }

  /// That the gradient is the sum of these parts, of which this one is of the layer that is looked at.
  ///
  /// - Parameter all: the parts of all layers that use the weight; itself alone where none shares it.
  func claim(_ all: [FormulaPart]) -> String {
    guard all.count > 1 else {
      return tolerance.map { "allclose(\(sum), \(gradient), \($0))" } ?? "\(sum) == \(gradient)"
    }
    let widest = all.map(\.rounding).max { (Double($0) ?? 0) < (Double($1) ?? 0) }
    return
      "allclose(\(all.map(\.sum).joined(separator: " + ")), \(gradient), \(widest ?? rounding))"
  }
}
