import NeuralNetwork

/// The options of layers whose window slides over a picture.
enum WindowOptions {
  /// How far the window moves; `usual` says what it is unless given.
  static func stride(usual: String) -> ValueOption<Size> {
    ValueOption("stride", .size, "how far the window moves (\(usual))")
  }

  /// The rows and columns around the picture.
  static let padding = ValueOption<Size>("pad", .size, paddingSummary)

  /// What the padding is, in a few words.
  static let paddingSummary = "rows and columns added on each side (0)"

  /// How far apart the window's cells lie.
  static let dilation = ValueOption<Size>(
    "dilation", .size, "how far apart the window's cells lie (1)")

  /// Whether the number of positions is rounded up.
  static let ceil = ValueOption<Bool>(
    "ceil", .flag, "whether a window that sticks out at the end counts (off)")

  /// What is said of it.
  static let ceilRemark =
    "With `ceil on` a last window counts that sticks out below or on the right, unless it would "
    + "begin behind the picture: the number of positions is rounded up, not down."
}
