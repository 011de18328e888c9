/// The terms of a convolution's kernels, [OUT, C/groups, row, column, sample, row, column].
///
/// For each column of the kernel, the cells that it reads are lined up as the positions are: the
/// input's rows without what the window skips, so that a tap's products are those of two runs. The
/// table has what that takes, three numbers for each row and each column of the kernel: where its
/// first position on the picture is, how many there are, and where the first one reads.
package struct ConvolutionTerms: Equatable, Sendable {
  /// A number for rows and one for columns.
  package struct Extent: Equatable, Sendable {
    /// Downwards.
    package var rows: Int
    /// To the right.
    package var columns: Int

    /// Makes an extent.
    package init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
    }

    /// The number of cells.
    package var count: Int { rows * columns }
  }

  /// How many samples there are.
  package var samples: Int
  /// How many of them are put in row order at a time.
  package var round: Int
  /// How many groups there are.
  package var groups: Int
  /// How many input channels a group has.
  package var inputs: Int
  /// How many output channels a group has.
  package var outputs: Int
  /// The input's extent.
  package var input: Extent
  /// The number of positions.
  package var output: Extent
  /// The kernel's extent.
  package var kernel: Extent
  /// How far apart neighbouring positions read.
  package var step: Int
  /// The gradient that arrives.
  package var upstream: WeightTerms.Operand
  /// What went in.
  package var source: WeightTerms.Operand
  /// How many rows of the input are lined up.
  package var lines: Int
  /// Where the scratch memory has room for them, each as long as an output row, for each column of
  /// the kernel.
  package var linesScratch: Int
  /// How many numbers some rows of the output have that end with a vector.
  package var period: Int
  /// Where the scratch memory has room for so many, for each column of the kernel, to tell what is
  /// padding.
  package var maskScratch: Int
  /// Where the table has those rows' offsets in a plane of the input.
  package var lineTable: Int
  /// Where the table has the kernel's rows, with offsets in a plane of the output and in what is
  /// lined up.
  package var rowTable: Int
  /// Where the table has the kernel's columns, with offsets in a row of the output and of the input.
  package var columnTable: Int

  /// Makes the terms.
  package init(
    samples: Int, round: Int, groups: Int, inputs: Int, outputs: Int, input: Extent,
    output: Extent, kernel: Extent, step: Int, upstream: WeightTerms.Operand,
    source: WeightTerms.Operand, lines: Int, linesScratch: Int, period: Int, maskScratch: Int,
    lineTable: Int, rowTable: Int,
    columnTable: Int
  ) {
    self.samples = samples
    self.round = round
    self.groups = groups
    self.inputs = inputs
    self.outputs = outputs
    self.input = input
    self.output = output
    self.kernel = kernel
    self.step = step
    self.upstream = upstream
    self.source = source
    self.lines = lines
    self.linesScratch = linesScratch
    self.period = period
    self.maskScratch = maskScratch
    self.lineTable = lineTable
    self.rowTable = rowTable
    self.columnTable = columnTable
  }
}
