/// Every term of every weight's gradient, each on its own: upstream × input, written and not added.
///
/// What is written has the weight's axes in row order and then those of the sum, samples and, for a
/// convolution, positions.
public enum WeightTerms: Equatable, Sendable {
  /// Of a convolution's kernels.
  case convolution(ConvolutionTerms)
  /// Of a fully connected layer's weights.
  case dense(DenseTerms)

  /// How far apart neighbours along the axes are.
  public struct Spacing: Equatable, Sendable {
    /// Two samples.
    public var sample: Int
    /// Two channels or features.
    public var channel: Int
    /// Two rows.
    public var row: Int
    /// Two columns.
    public var column: Int

    /// Makes the distances.
    public init(sample: Int, channel: Int, row: Int = 0, column: Int = 0) {
      self.sample = sample
      self.channel = channel
      self.row = row
      self.column = column
    }
  }

  /// Numbers to read, and where they are put in row order first, if they are not yet.
  public struct Operand: Equatable, Sendable {
    /// How they lie.
    public var spacing: Spacing
    /// Where the scratch memory has room for them; `nil` where they are read as they lie.
    public var scratch: Int?

    /// Makes an operand.
    public init(_ spacing: Spacing, scratch: Int?) {
      self.spacing = spacing
      self.scratch = scratch
    }
  }
}
