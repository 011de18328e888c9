/// Sums of products, where the order of each sum is that of the terms.
///
/// ```
/// c[rowC(i) + j] = Σₖ a[rowA(i) + termA(k)] · b[termB(k) + j],   for each row i and lane j
/// ```
/// A convolution reads its padded input through `rowA` (a position's corner) and `termA` (a tap), so
/// that no matrix of patches is made; its kernels' gradient is the same with the two exchanged.
/// Lanes are separate sums: they are channels, inputs or samples, never the terms of one sum.
package struct Product: Equatable, Sendable {
  /// What is added when a sum is whole.
  package enum Addend: Equatable, Sendable {
    /// Nothing.
    case none
    /// A number for each lane, from that place on.
    case lanes(Int)
    /// A number for each row, from that place on.
    case rows(Int)
  }

  /// An operand or the result: where it begins and how far apart two samples are.
  package struct Operand: Equatable, Sendable {
    /// Where it begins.
    package var start: Int
    /// How far apart two samples are.
    package var sample: Int

    /// Makes an operand; the same for all samples unless told otherwise.
    package init(_ start: Int, sample: Int = 0) {
      self.start = start
      self.sample = sample
    }
  }

  /// The operand that is one number for all lanes.
  package var a: Operand
  /// The operand that has a number for each lane.
  package var b: Operand
  /// The sums.
  package var c: Operand
  /// How many rows there are.
  package var rows: Int
  /// Where the table has each row's offset in `a`.
  package var rowA: Int
  /// Where the table has each row's offset in `c`.
  package var rowC: Int
  /// How many terms each sum has.
  package var terms: Int
  /// Where the table has each term's offset in `a`.
  package var termA: Int
  /// Where the table has each term's offset in `b`.
  package var termB: Int
  /// How many lanes there are, a whole number of vectors.
  package var lanes: Int
  /// How often it is done, for samples that follow each other.
  package var samples: Int
  /// What is added at the end.
  package var addend = Addend.none
  /// Whether sums go on from what stands in `c`, not from 0.
  package var accumulates = false
  /// Whether a sample's sums go on from those of the one before it.
  package var addsSamples = false
  /// Where the sums of `b` itself over the terms go, as they are added up for a row of `c`.
  package var laneSums: Int?

  /// Makes a product.
  package init(
    a: Operand, b: Operand, c: Operand, rows: Int, rowA: Int, rowC: Int, terms: Int, termA: Int,
    termB: Int, lanes: Int, samples: Int, addend: Addend = .none, addsSamples: Bool = false,
    laneSums: Int? = nil
  ) {
    self.a = a
    self.b = b
    self.c = c
    self.rows = rows
    self.rowA = rowA
    self.rowC = rowC
    self.terms = terms
    self.termA = termA
    self.termB = termB
    self.lanes = lanes
    self.samples = samples
    self.addend = addend
    self.addsSamples = addsSamples
    self.laneSums = laneSums
  }
}
