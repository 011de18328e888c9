import NeuralNetwork
import Sessions

extension Size {
  /// As it is typed: `3x3`.
  var typed: String { "\(rows)x\(columns)" }

  /// As it is typed; `3` where it is square and may be short.
  func typed(square isShort: Bool) -> String {
    isShort && rows == columns ? "\(rows)" : typed
  }

  /// ` stride 2`, as it is typed, or nothing where it is the usual one.
  func option(_ name: String, unless usual: Int) -> String {
    self == Size(square: usual) ? "" : " \(name) \(typed(square: true))"
  }

  /// ` stride 2`, as it is typed, or nothing where a pool's windows lie side by side.
  func option(asStrideOf window: Size) -> String {
    self == window ? "" : " stride \(typed(square: true))"
  }

  /// ` stride 2×1`, as it is told, or nothing where it is the usual one.
  func told(_ name: String, unless usual: Int) -> String {
    self == Size(square: usual) ? "" : " \(name) \(shortest)"
  }

  /// ` stride 2×1`, as it is told, or nothing where a pool's windows lie side by side.
  func told(asStrideOf window: Size) -> String {
    self == window ? "" : " stride \(shortest)"
  }
}
