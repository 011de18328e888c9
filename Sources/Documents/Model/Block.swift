import NeuralNetwork

/// A part of a document that is laid out as one.
package indirect enum Block: Equatable, Sendable {
  /// The title of what follows.
  case heading(Text)
  /// A paragraph; wrapped to the width.
  case paragraph(Text)
  /// Grids side by side, as many as fit, the rest below.
  case grids([Grid])
  /// A table with a header.
  case table(Table)
  /// Lines of a formula, aligned where each says so.
  case formula([FormulaLine])
  /// A value, exact: a number or nested brackets as NumPy prints them.
  case value(Tensor)
  /// Something to know beside the answer.
  case note(Note)
  /// What might be typed next.
  case suggestion(Suggestion)
  /// Lines that are kept as they are, such as a listing.
  case verbatim([Text])
  /// Lines of characters that make a picture, with what it says.
  case drawing(Drawing)
  /// A picture for the windows that can draw one.
  case figure(Figure)
  /// A sequence of pictures of the same thing, to be stepped through.
  case frames([Frame])
}
