extension Vocabulary {
  /// The values that always exist.
  package static let namedValues = NamedValue.allCases.map { NamedWord($0.rawValue, $0.summary) }

  /// The fields behind a dot.
  package static let fields = Field.allCases.map { NamedWord($0.rawValue, $0.summary) }

  /// Pictures as large as the input.
  package static let pictures = [
    NamedWord("cross", "a cross through the middle"),
    NamedWord("ring", "a ring around the middle"),
    NamedWord("square", "the outline of a square"),
    NamedWord("diagonal", "a line from corner to corner"),
    NamedWord("edge_vertical", "dark left, bright right"),
    NamedWord("edge_horizontal", "dark above, bright below"),
    NamedWord("ramp", "brightness that grows evenly"),
    NamedWord("checker", "a checkerboard"),
    NamedWord("digit", "a digit, as digit(7)"),
  ]

  /// Fixed 3x3 kernels.
  package static let filters = [
    NamedWord("sobel_x", "answers to vertical edges, smoothed along them"),
    NamedWord("sobel_y", "answers to horizontal edges, smoothed along them"),
    NamedWord("prewitt_x", "answers to vertical edges"),
    NamedWord("laplacian", "answers to spots and edges of any direction"),
    NamedWord("gaussian", "blurs, the middle weighing most"),
    NamedWord("box", "blurs, all nine weighing the same"),
    NamedWord("sharpen", "takes the blur away"),
    NamedWord("identity", "changes nothing"),
  ]

  /// The functions, and the picture that takes an argument.
  package static let functions = Function.allCases.map(\.specification)
}
