/// A function applied to each element by itself.
///
/// What a kind computes is in its own file: a new one is a case here, a line in ``function``, and that
/// file.
package enum Activation: Hashable, Sendable {
  /// The larger of x and 0.
  case relu
  /// x where it is positive, else slope · x.
  case leakyReLU(slope: Double)
  /// 1 / (1 + e⁻ˣ).
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
  /// x · Φ(x).
  case gelu(GELU.Form)
  /// x where it is positive, else α · (eˣ − 1).
  case elu(alpha: Double)
  /// ELU with the two numbers that keep mean 0 and variance 1.
  case selu
  /// x · σ(x).
  case silu
  /// log(1 + e^(βx)) / β.
  case softplus(beta: Double)

  /// What the kind computes.
  package var function: any ActivationFunction {
    switch self {
    case .relu: ReLU()
    case .leakyReLU(let slope): LeakyReLU(slope: slope)
    case .sigmoid: Sigmoid()
    case .tanh: Tanh()
    case .gelu(let form): GELU(form: form)
    case .elu(let alpha): ELU(alpha: alpha)
    case .selu: SELU()
    case .silu: SiLU()
    case .softplus(let beta): Softplus(beta: beta)
    }
  }

  /// The function's value; NaN gives NaN.
  package func value(at x: Double) -> Double { function.value(at: x) }

  /// The derivative, given what went in and what came out.
  package func derivative(input x: Double, output y: Double) -> Double {
    function.derivative(input: x, output: y)
  }
}
