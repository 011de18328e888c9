/// Which cell of a picture each cell of a layer's output is, where the output is made of copies.
package struct CopyMap {
  /// The row of the input that each row of the output is; −1 where it is 0.
  let rows: [Int]
  /// The column of the input that each column of the output is; −1 where it is 0.
  let columns: [Int]
  /// The extent of the input.
  let input: Size

  /// Visits the outputs that are an input, in row order, with where the two stand.
  @inline(__always)
  private func forEachCopy(
    planes: Int, interruption: Interruption, _ body: (_ output: Int, _ input: Int) -> Void
  ) throws(PassError) {
    var pacer = Pacer(interruption)
    for plane in 0..<planes {
      for (row, source) in rows.enumerated() where source >= 0 {
        try pacer.spend(columns.count)
        let output = (plane * rows.count + row) * columns.count
        let input = (plane * self.input.rows + source) * self.input.columns
        for (column, place) in columns.enumerated() where place >= 0 {
          body(output + column, input + place)
        }
      }
    }
  }

  /// Copies each plane's numbers to where they go; the others stay 0.
  func forward(
    _ input: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>, planes: Int,
    interruption: Interruption
  ) throws(PassError) {
    try forEachCopy(planes: planes, interruption: interruption) { output[$0] = input[$1] }
  }

  /// The gradient of the input: each element is one running sum from 0, in row order, over the outputs
  /// that it was copied to.
  func inputGradient(
    _ upstream: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>, planes: Int,
    interruption: Interruption
  ) throws(PassError) {
    try forEachCopy(planes: planes, interruption: interruption) { gradient[$1] += upstream[$0] }
  }
}
