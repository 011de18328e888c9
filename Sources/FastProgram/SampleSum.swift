/// Sums over samples, each row its own: the gradient of a fully connected layer's bias.
public struct SampleSum: Equatable, Sendable {
  /// Where the numbers begin.
  public var source: Int
  /// How many rows there are.
  public var rows: Int
  /// How far apart two rows are.
  public var row: Int
  /// How many samples there are, side by side.
  public var samples: Int
  /// Where the sums go.
  public var target: Int
  /// Whether they go on from what stands there, not from 0.
  public var accumulates: Bool

  /// Makes a sum.
  public init(
    source: Int, rows: Int, row: Int, samples: Int, target: Int, accumulates: Bool = false
  ) {
    self.source = source
    self.rows = rows
    self.row = row
    self.samples = samples
    self.target = target
    self.accumulates = accumulates
  }
}
