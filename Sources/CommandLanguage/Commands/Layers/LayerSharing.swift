/// The option of layers that may use the weights of another.
enum LayerSharing {
  static let option = OptionSpecification(
    "sharing", .layer, "the layer whose weight and bias it uses")
}
