/// How fresh weights are drawn.
///
/// The fans are PyTorch's: fan-in is IN, or C/groups · rows · columns; fan-out is OUT, or
/// OUT · rows · columns. Biases are 0 except in ``pytorchDefault``.
package enum InitialisationScheme: Hashable, Sendable {
  /// U(±1/√fan-in) for weight and bias, as PyTorch's layers start.
  case pytorchDefault
  /// N(0, 2/fan-in), which keeps the variance through ReLU.
  case he
  /// U(±√(6/(fan-in + fan-out))), a compromise between forward and backward.
  case xavier
  /// Zero everywhere.
  case zeros
  /// N(0, standard deviation²).
  case normal(Double)
}
