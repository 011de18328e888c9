extension AveragePooling {
  /// The average pooling whose one window is the whole picture.
  init(wholeOf input: Shape) {
    self.init(window: Size(rows: input[1], columns: input[2]))
  }

  /// The mean of each window: a running sum from 0 over its rows and columns, then one division.
  func forward(
    _ input: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>, planes: Int,
    geometry: WindowGeometry, interruption: Interruption
  ) throws(PassError) {
    let width = geometry.input.columns
    var pacer = Pacer(interruption)
    for plane in 0..<planes {
      try interruption.check()
      let source = input + plane * geometry.input.count
      let target = output + plane * geometry.output.count
      for row in 0..<geometry.output.rows {
        for column in 0..<geometry.output.columns {
          try pacer.spend(window.count)
          let cells = cells(row: row, column: column, geometry: geometry)
          var sum = 0.0
          var inputRow = cells.rows.lowerBound
          while inputRow < cells.rows.upperBound {
            var place = inputRow &* width &+ cells.columns.lowerBound
            let end = inputRow &* width &+ cells.columns.upperBound
            while place < end {
              sum += source[place]
              place &+= 1
            }
            inputRow &+= 1
          }
          target[row * geometry.output.columns + column] = sum / Double(cells.divisor)
        }
      }
    }
  }

  /// The gradient of the input: each element is one running sum from 0 over the output row and
  /// column of upstream × (1 / divisor), of the windows that it lies in.
  func inputGradient(
    _ upstream: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>, planes: Int,
    geometry: WindowGeometry, interruption: Interruption
  ) throws(PassError) {
    let width = geometry.input.columns
    var pacer = Pacer(interruption)
    for plane in 0..<planes {
      try interruption.check()
      let source = upstream + plane * geometry.output.count
      let target = gradient + plane * geometry.input.count
      for row in 0..<geometry.output.rows {
        for column in 0..<geometry.output.columns {
          try pacer.spend(window.count)
          let cells = cells(row: row, column: column, geometry: geometry)
          let arriving = source[row * geometry.output.columns + column]
          let share = arriving * (1 / Double(cells.divisor))
          var inputRow = cells.rows.lowerBound
          while inputRow < cells.rows.upperBound {
            var place = inputRow &* width &+ cells.columns.lowerBound
            let end = inputRow &* width &+ cells.columns.upperBound
            while place < end {
              target[place] += share
              place &+= 1
            }
            inputRow &+= 1
          }
        }
      }
    }
  }

  /// The cells of the input that the window at one position averages, and what it divides by.
  package func cells(
    row: Int, column: Int, geometry: WindowGeometry
  ) -> (rows: Range<Int>, columns: Range<Int>, divisor: Int) {
    let top = geometry.inputRow(outputRow: row, tap: 0)
    let left = geometry.inputColumn(outputColumn: column, tap: 0)
    let rows = max(0, top)..<min(geometry.input.rows, top + window.rows)
    let columns = max(0, left)..<min(geometry.input.columns, left + window.columns)
    guard countsPadding else { return (rows, columns, rows.count * columns.count) }
    // The divisor ends where the padding does.
    let below = min(window.rows, geometry.input.rows + padding.rows - top)
    let beside = min(window.columns, geometry.input.columns + padding.columns - left)
    return (rows, columns, below * beside)
  }
}
