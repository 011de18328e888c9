/// Sums over samples and then positions, each lane its own: the gradient of a convolution's bias.
public struct PositionSum: Equatable, Sendable {
  /// Where the numbers begin.
  public var source: Int
  /// How they lie.
  public var grid: Grid
  /// How many samples there are.
  public var samples: Int
  /// How many rows there are.
  public var rows: Int
  /// How many columns there are.
  public var columns: Int
  /// How many lanes there are, a whole number of vectors.
  public var lanes: Int
  /// Where the sums go.
  public var target: Int

  /// Makes a sum.
  public init(
    source: Int, grid: Grid, samples: Int, rows: Int, columns: Int, lanes: Int, target: Int
  ) {
    self.source = source
    self.grid = grid
    self.samples = samples
    self.rows = rows
    self.columns = columns
    self.lanes = lanes
    self.target = target
  }
}
