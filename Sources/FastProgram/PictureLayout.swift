/// How the pictures of a batch lie in memory: a position's channels side by side, positions along
/// rows, with room for margins between the rows and samples.
package struct PictureLayout: Equatable, Sendable {
  /// How far apart two samples are.
  package var sample: Int
  /// How far apart two rows are.
  package var row: Int
  /// How far apart two columns are.
  package var column: Int

  /// Makes a grid from its distances.
  package init(sample: Int, row: Int, column: Int) {
    self.sample = sample
    self.row = row
    self.column = column
  }
}
