import FastProgram

/// Sums of products over stretches of numbers, for a few rows and columns at once.
struct CorrelationTile<Kind: Arithmetic, let rows: Int, let columns: Int> {
  typealias Scalar = Kind.Scalar
  typealias Vector = Kind.Vector

  /// Adds to the sums of the rows from `row` and the columns from `column` on.
  @inline(never)
  static func run(
    _ runner: InstructionRunner<Kind>, _ correlation: Correlation, _ row: Int, _ column: Int
  ) {
    var sums = InlineArray<columns, InlineArray<rows, Vector>>(
      repeating: .init(repeating: Vector()))
    forEachSum(runner, correlation, row, column) { column, row, place in
      sums[unchecked: column][unchecked: row] = runner.load(place)
    }
    var stretch = 0
    while stretch < correlation.stretches.count {
      let b =
        runner.memory
        + (correlation.b &+ stretch &* correlation.stretches.target
          &+ column &* correlation.column)
      var a = InlineArray<rows, UnsafeMutablePointer<Scalar>>(repeating: runner.memory)
      var index = 0
      while index < rows {
        a[unchecked: index] =
          runner.memory
          + (correlation.a &+ stretch &* correlation.stretches.source
            &+ Int(runner.table[correlation.rowA &+ row &+ index]))
        index &+= 1
      }
      var place = 0
      while place < correlation.length {
        var right = InlineArray<columns, Vector>(repeating: Vector())
        index = 0
        while index < columns {
          right[unchecked: index] = runner.load(b + (index &* correlation.column &+ place))
          index &+= 1
        }
        index = 0
        while index < rows {
          let left = runner.load(a[unchecked: index] + place)
          var column = 0
          while column < columns {
            sums[unchecked: column][unchecked: index] = Kind.add(
              sums[unchecked: column][unchecked: index], left, times: right[unchecked: column])
            column &+= 1
          }
          index &+= 1
        }
        place &+= Vector.scalarCount
      }
      stretch &+= 1
    }
    forEachSum(runner, correlation, row, column) { column, row, place in
      runner.store(sums[unchecked: column][unchecked: row], place)
    }
  }

  /// Visits where the sums stand.
  @inline(__always)
  private static func forEachSum(
    _ runner: InstructionRunner<Kind>, _ correlation: Correlation, _ firstRow: Int,
    _ firstColumn: Int,
    _ body: (_ column: Int, _ row: Int, _ place: UnsafeMutablePointer<Scalar>) -> Void
  ) {
    var column = 0
    while column < columns {
      var row = 0
      while row < rows {
        let sum = (firstColumn &+ column) &* correlation.rows &+ firstRow &+ row
        body(column, row, runner.memory + (correlation.c &+ sum &* Vector.scalarCount))
        row &+= 1
      }
      column &+= 1
    }
  }
}
