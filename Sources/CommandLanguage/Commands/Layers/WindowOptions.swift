/// The options of layers whose window slides over a picture.
enum WindowOptions {
  /// The stride, padding and dilation; `stride` says what the first is unless given.
  static func all(stride: String) -> [OptionSpecification] {
    [
      OptionSpecification("stride", .size, "how far the window moves (\(stride))"),
      OptionSpecification("pad", .size, "rows and columns added on each side (0)"),
      OptionSpecification("dilation", .size, "how far apart the window's cells lie (1)"),
    ]
  }

  /// The options of a window whose padding may be told by a word.
  static let padded = all(stride: "1").map { option in
    option.name != "pad"
      ? option
      : OptionSpecification(
        "pad",
        .sizeOr([
          .init("same", "as much as keeps the picture's size"), .init("valid", "none"),
        ]), option.summary)
  }

  /// Whether the number of positions is rounded up.
  static let ceil = OptionSpecification(
    "ceil", .flag, "whether a window that sticks out at the end counts (off)")

  /// What is said of it.
  static let ceilRemark =
    "With `ceil on` a last window counts that sticks out below or on the right, unless it would "
    + "begin behind the picture: the number of positions is rounded up, not down."
}
