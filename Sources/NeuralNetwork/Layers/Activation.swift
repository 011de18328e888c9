/// A function applied to each element by itself.
public enum Activation: Hashable, Sendable {
  /// The larger of x and 0; its gradient at 0 is 0.
  case relu
  /// x where it is positive, else slope · x; its gradient at 0 is the slope.
  case leakyReLU(slope: Double)
  /// 1 / (1 + e⁻ˣ).
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
}
