/// Every term of every weight's gradient, each on its own: upstream × input, written and not added.
///
/// What is written has the weight's axes in row order and then those of the sum, samples and, for a
/// convolution, positions.
package enum WeightTerms: Equatable, Sendable {
  /// Of a convolution's kernels.
  case convolution(ConvolutionTerms)
  /// Of a fully connected layer's weights.
  case dense(DenseTerms)

  /// How far apart neighbours along the axes are.
  package struct Spacing: Equatable, Sendable {
    /// Two samples.
    package var sample: Int
    /// Two channels or features.
    package var channel: Int
    /// Two rows.
    package var row: Int
    /// Two columns.
    package var column: Int

    /// Makes the distances.
    package init(sample: Int, channel: Int, row: Int = 0, column: Int = 0) {
      self.sample = sample
      self.channel = channel
      self.row = row
      self.column = column
    }
  }

  /// Numbers to read, and where they are put in row order first, if they are not yet.
  package struct Operand: Equatable, Sendable {
    /// How they lie.
    package var spacing: Spacing
    /// Where the scratch memory has room for them; `nil` where they are read as they lie.
    package var scratch: Int?

    /// Makes an operand.
    package init(_ spacing: Spacing, scratch: Int?) {
      self.spacing = spacing
      self.scratch = scratch
    }
  }
}
