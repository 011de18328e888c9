/// The options of all layers that normalise.
enum NormalisationOptions {
  static let epsilon = OptionSpecification(
    "eps", .number, "what is added to the variance (1e-05)")
  static let affine = OptionSpecification(
    "affine", .flag, "whether weight and bias are learned (on)")
}
