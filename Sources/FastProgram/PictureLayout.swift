/// How the pictures of a batch lie in memory: a position's channels side by side, positions along
/// rows, with room for margins between the rows and samples.
public struct PictureLayout: Equatable, Sendable {
  /// How far apart two samples are.
  public var sample: Int
  /// How far apart two rows are.
  public var row: Int
  /// How far apart two columns are.
  public var column: Int

  /// Makes a grid from its distances.
  public init(sample: Int, row: Int, column: Int) {
    self.sample = sample
    self.row = row
    self.column = column
  }
}
