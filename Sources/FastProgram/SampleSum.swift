/// Sums over samples, each row its own: the gradient of a fully connected layer's bias.
package struct SampleSum: Equatable, Sendable {
  /// Where the numbers begin.
  package var source: Int
  /// How many rows there are.
  package var rows: Int
  /// How far apart two rows are.
  package var row: Int
  /// How many samples there are, side by side.
  package var samples: Int
  /// Where the sums go.
  package var target: Int
  /// Whether they go on from what stands there, not from 0.
  package var accumulates: Bool

  /// Makes a sum.
  package init(
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
