/// The options of all layers that normalise.
enum NormalisationOptions {
  /// What is added to the variance.
  static let epsilon = ValueOption<Double>("eps", .number, "what is added to the variance (1e-05)")

  /// Whether there are a weight and a bias.
  static let affine = ValueOption<Bool>(
    "affine", .flag, "whether weight and bias are learned (on)")
}
