extension MaxPooling {
  /// The largest value of each window, where it stood in its sample, and whether it had an equal.
  ///
  /// Of equal values the first in row order wins. A NaN wins over every number, and a later one over
  /// an earlier one, as in PyTorch. A window that lies on padding alone, which a dilation makes
  /// possible, gives −∞ and has no winner: −1.
  func forward(
    _ input: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>,
    winners: UnsafeMutablePointer<Int32>, tied: UnsafeMutablePointer<Bool>, samples: Int,
    channels: Int, geometry: WindowGeometry, interruption: Interruption
  ) throws(PassError) {
    let width = geometry.input.columns
    var position = 0
    var pacer = Pacer(interruption)
    for plane in 0..<samples * channels {
      try interruption.check()
      let source = input + plane * geometry.input.count
      let planeStart = plane % channels * geometry.input.count
      for row in 0..<geometry.output.rows {
        for column in 0..<geometry.output.columns {
          try pacer.spend(window.count)
          var best = -Double.infinity
          var winner = -1
          var isTied = false
          var tapRow = 0
          while tapRow < window.rows {
            let inputRow = geometry.inputRow(outputRow: row, tap: tapRow)
            tapRow &+= 1
            if inputRow < 0 || inputRow >= geometry.input.rows { continue }
            var tapColumn = 0
            while tapColumn < window.columns {
              let inputColumn = geometry.inputColumn(outputColumn: column, tap: tapColumn)
              tapColumn &+= 1
              if inputColumn < 0 || inputColumn >= width { continue }
              let place = inputRow &* width &+ inputColumn
              let value = source[place]
              if winner < 0 || value > best || value != value {
                best = value
                winner = place
                isTied = false
              } else if value == best {
                isTied = true
              }
            }
          }
          output[position] = best
          winners[position] = Int32(winner < 0 ? -1 : planeStart + winner)
          tied[position] = isTied
          position &+= 1
        }
      }
    }
  }
}
