import NeuralNetwork

/// One argument of a command, read as its parameter asks.
package struct Argument: Equatable, Sendable {
  /// What was read.
  package indirect enum Value: Equatable, Sendable {
    /// A whole number.
    case integer(Int)
    /// A number.
    case number(Double)
    /// `on` or `off`.
    case flag(Bool)
    /// Rows and columns.
    case size(Size)
    /// Extents: `1x8x8`, `4`.
    case shape(Shape)
    /// A word, the name of a layer, a file's name or a free text.
    case word(String)
    /// A pair `R,C` (or more) of positions.
    case position([Int])
    /// A value's address or any expression.
    case expression(Expression)
    /// The definition of a layer: a call of `conv`, `dense`, `relu`, ….
    case layer(CommandCall)
    /// A command that only shows something.
    case view(CommandCall)
  }

  /// What was read.
  package let value: Value
  /// The word that introduced it, as in `before dense1`, if there was one.
  package let keyword: String?
  /// Where it was written.
  package let range: SourceRange

  /// Makes an argument.
  package init(_ value: Value, keyword: String? = nil, at range: SourceRange) {
    self.value = value
    self.keyword = keyword
    self.range = range
  }
}
