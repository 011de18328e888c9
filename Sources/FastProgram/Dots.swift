/// A matrix times a vector, a row a sum: a fully connected layer of one sample.
///
/// ```
/// c[i] = Σₖ a[i · row + k] · b[k] + addend[i]
/// ```
/// The lanes are terms of one sum, so that the order of the terms is not kept.
public struct Dots: Equatable, Sendable {
  /// Where the matrix begins.
  public var a: Int
  /// How many rows it has.
  public var rows: Int
  /// How far apart two rows are, which is also how many terms a sum has: a whole number of vectors.
  public var row: Int
  /// Where the vector begins.
  public var b: Int
  /// Where the sums go, side by side.
  public var c: Int
  /// Where what is added to them stands, if anything is.
  public var addend: Int?

  /// Makes sums.
  public init(a: Int, rows: Int, row: Int, b: Int, c: Int, addend: Int?) {
    self.a = a
    self.rows = rows
    self.row = row
    self.b = b
    self.c = c
    self.addend = addend
  }
}
