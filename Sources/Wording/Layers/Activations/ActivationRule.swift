import Documents

/// The backward rule of an elementwise layer, as `formula` shows it.
package struct ActivationRule {
  /// What the values of a layer are called where a claim is typed.
  package struct Names {
    /// The layer.
    let layer: String
    /// The layer's input.
    let input: String
    /// The layer's output.
    let output: String
    /// The gradient that arrives at the output.
    let upstream: String
    /// The gradient of the input.
    let gradient: String
    /// What rounding may come to.
    let tolerance: String

    /// Makes the names of a layer's values.
    package init(ofLayer name: String, tolerance: String) {
      layer = name
      (input, output) = ("\(name).in", "\(name).out")
      (upstream, gradient) = ("\(name).out.grad", "\(name).in.grad")
      self.tolerance = tolerance
    }

    /// The claim that the gradient is upstream times a slope.
    func claim(slope: String, isExact: Bool = false) -> String {
      "allclose(\(gradient), \(upstream) * \(slope), \(isExact ? "0" : tolerance))"
    }
  }

  /// What it does to δ, in a few words.
  package let answer: String
  /// The right-hand side of ∂L/∂x.
  package let formula: Text
  /// What to look out for.
  package let remark: Text
  /// A statement that is true of every pass.
  package let claim: String
}
