import Documents
import NeuralNetwork
import Sessions

/// The mark of values in single precision.
package enum PrecisionNote {
  /// A note where the last pass was computed in single precision, nothing otherwise.
  package static func blocks(_ pass: Pass?) -> [Block] {
    guard let pass, pass.precision == .float32 else { return [] }
    return [
      .note(
        Note(
          .remark,
          "float32: this pass has 24 bits; a sum shown term by term has 53, and may differ in the seventh digit"
        ))
    ]
  }
}

extension Pass {
  /// Whether a sum of doubles and what the pass stored differ by no more than single precision
  /// rounds off, where the sum's terms are as large as `scale`; in a double pass they never do.
  package func isRounding(_ sum: Double, _ stored: Double, of scale: Double) -> Bool {
    forward.precision == .float32 && (sum - stored).magnitude <= 1e-5 * scale
  }
}
