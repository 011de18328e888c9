/// A matrix times a vector, a row a sum: a fully connected layer of one sample.
///
/// ```
/// c[i] = Σₖ a[i · row + k] · b[k] + addend[i]
/// ```
/// The lanes are terms of one sum, so that the order of the terms is not kept.
package struct Dots: Equatable, Sendable {
  /// Where the matrix begins.
  package var a: Int
  /// How many rows it has.
  package var rows: Int
  /// How far apart two rows are, which is also how many terms a sum has: a whole number of vectors.
  package var row: Int
  /// Where the vector begins.
  package var b: Int
  /// Where the sums go, side by side.
  package var c: Int
  /// Where what is added to them stands, if anything is.
  package var addend: Int?

  /// Makes sums.
  package init(a: Int, rows: Int, row: Int, b: Int, c: Int, addend: Int?) {
    self.a = a
    self.rows = rows
    self.row = row
    self.b = b
    self.c = c
    self.addend = addend
  }
}
