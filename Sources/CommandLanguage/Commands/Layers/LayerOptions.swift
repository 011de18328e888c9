/// The options of layers with weights.
enum LayerOptions {
  /// The channels in groups of their own.
  static let groups = ValueOption<Int>(
    "groups", .integer(atLeast: 1), "channels in groups of their own (1)")

  /// Whether there is a bias.
  static let bias = ValueOption<Bool>("bias", .flag, "whether a bias is added (on)")

  /// The layer whose weights are used as well.
  static let sharing = ValueOption<String>(
    "sharing", .weightOwner, "the layer whose weight and bias it uses")
}
