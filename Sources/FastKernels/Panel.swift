/// The lanes of a product that are worked out together, one vector or two, and what they need.
struct Panel<Kind: Arithmetic> {
  typealias Scalar = Kind.Scalar

  let a: UnsafePointer<Scalar>
  let b: UnsafePointer<Scalar>
  let c: UnsafeMutablePointer<Scalar>
  let rowA: UnsafePointer<Int32>
  let rowC: UnsafePointer<Int32>
  let termA: UnsafePointer<Int32>
  let termB: UnsafePointer<Int32>
  let rows: Int
  let terms: Int
  let accumulates: Bool
  /// The lanes' addends, or the rows'; `nil` where there is none.
  let lanesAddend: UnsafePointer<Scalar>?
  let rowsAddend: UnsafePointer<Scalar>?
  /// Where the sums of `b` itself go; `nil` where they are not wanted.
  let laneSums: UnsafeMutablePointer<Scalar>?

  /// Works out one vector of all rows.
  ///
  /// Not more than seven rows at once: for each the compiler wants a register for its address.
  func runSingle() {
    forEachTile(rows, ofAtMost: 7) { row, count in
      let isSumming = row == 0 && laneSums != nil
      switch count {
      case 7: Tile<Kind, 7, 1>.run(self, row, isSumming)
      case 6: Tile<Kind, 6, 1>.run(self, row, isSumming)
      case 5: Tile<Kind, 5, 1>.run(self, row, isSumming)
      case 4: Tile<Kind, 4, 1>.run(self, row, isSumming)
      case 3: Tile<Kind, 3, 1>.run(self, row, isSumming)
      case 2: Tile<Kind, 2, 1>.run(self, row, isSumming)
      default: Tile<Kind, 1, 1>.run(self, row, isSumming)
      }
    }
  }

  /// Works out eight vectors of the only row.
  func runRow() { Tile<Kind, 1, 8>.run(self, 0, laneSums != nil) }

  /// Works out two vectors of all rows.
  ///
  /// Twelve sums, two vectors of `b`, a number of `a` and a product are all the registers there are;
  /// the sums of the lanes want two, too.
  func runDouble() {
    forEachTile(rows, ofAtMost: laneSums == nil ? 6 : 5) { row, count in
      let isSumming = row == 0 && laneSums != nil
      switch count {
      case 6: Tile<Kind, 6, 2>.run(self, row, isSumming)
      case 5: Tile<Kind, 5, 2>.run(self, row, isSumming)
      case 4: Tile<Kind, 4, 2>.run(self, row, isSumming)
      case 3: Tile<Kind, 3, 2>.run(self, row, isSumming)
      case 2: Tile<Kind, 2, 2>.run(self, row, isSumming)
      default: Tile<Kind, 1, 2>.run(self, row, isSumming)
      }
    }
  }
}

/// Divides rows into tiles of about the same height: one alone would wait for its own sums.
@inline(__always)
func forEachTile(_ rows: Int, ofAtMost tallest: Int, _ body: (_ row: Int, _ count: Int) -> Void) {
  var tiles = (rows &+ tallest &- 1) / tallest
  var row = 0
  while tiles > 0 {
    let count = (rows &- row &+ tiles &- 1) / tiles
    body(row, count)
    row &+= count
    tiles &-= 1
  }
}
