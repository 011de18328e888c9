extension Means {
  /// The mean of each position: a running sum from 0 over its rows and columns, then one division.
  func forward(
    _ input: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>, planes: Int,
    interruption: Interruption
  ) throws(PassError) {
    let width = self.input.columns
    var pacer = Pacer(interruption)
    for plane in 0..<planes {
      try interruption.check()
      let source = input + plane * self.input.count
      var target = output + plane * rows.count * columns.count
      for row in rows {
        for column in columns {
          try pacer.spend(row.counted &* column.counted)
          var sum = 0.0
          var inputRow = row.cells.lowerBound
          while inputRow < row.cells.upperBound {
            var place = inputRow &* width &+ column.cells.lowerBound
            let end = inputRow &* width &+ column.cells.upperBound
            while place < end {
              sum += source[place]
              place &+= 1
            }
            inputRow &+= 1
          }
          target.pointee = sum / Double(row.counted &* column.counted)
          target += 1
        }
      }
    }
  }

  /// The gradient of the input: each element is one running sum from 0 over the output row and
  /// column of upstream × (1 / divisor), of the positions that average it.
  func inputGradient(
    _ upstream: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>, planes: Int,
    interruption: Interruption
  ) throws(PassError) {
    let width = input.columns
    var pacer = Pacer(interruption)
    for plane in 0..<planes {
      try interruption.check()
      var source = upstream + plane * rows.count * columns.count
      let target = gradient + plane * input.count
      for row in rows {
        for column in columns {
          try pacer.spend(row.counted &* column.counted)
          let share = source.pointee * (1 / Double(row.counted &* column.counted))
          source += 1
          var inputRow = row.cells.lowerBound
          while inputRow < row.cells.upperBound {
            var place = inputRow &* width &+ column.cells.lowerBound
            let end = inputRow &* width &+ column.cells.upperBound
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
}
