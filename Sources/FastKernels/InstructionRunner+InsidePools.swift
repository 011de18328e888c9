import FastProgram

/// Pools whose windows lie on the input as a whole, which most do: no tap has to be left out.
extension InstructionRunner {
  /// The largest number of each window; see ``largest(_:)``.
  func largestInside(_ pool: Pool) {
    if pool.rows.window == 2, pool.columns.window == 2 {
      largestInside(pool, rows: 2, columns: 2)
    } else {
      largestInside(pool, rows: pool.rows.window, columns: pool.columns.window)
    }
  }

  /// What arrives at each window, to its winner; see ``spreadLargest(_:)``.
  func spreadLargestInside(_ pool: Pool) {
    if pool.rows.window == 2, pool.columns.window == 2, pool.isTiling {
      spreadLargestInside(pool, rows: 2, columns: 2, isTiling: true)
    } else {
      spreadLargestInside(
        pool, rows: pool.rows.window, columns: pool.columns.window, isTiling: pool.isTiling)
    }
  }

  @inline(__always)
  private func largestInside(_ pool: Pool, rows: Int, columns: Int) {
    let isGated = pool.gate != nil
    forEachWindow(pool) { input, output in
      var best = load(memory + (pool.input &+ input))
      var winner = Vector()
      forEachTap(pool, input, rows: rows, columns: columns) { source, tap in
        Kind.contest(&best, &winner, with: load(source), tap: tap)
      }
      if isGated { best = Kind.closing(best, where: best) }
      store(best, memory + (pool.output &+ output))
      store(winner, memory + (pool.winners &+ output))
    }
  }

  /// Where windows tile the input, each cell is written once and need not be 0 before.
  @inline(__always)
  private func spreadLargestInside(_ pool: Pool, rows: Int, columns: Int, isTiling: Bool) {
    forEachWindow(pool) { input, output in
      var arriving = load(memory + (pool.output &+ output))
      if let gate = pool.gate {
        arriving = Kind.closing(arriving, where: load(memory + (gate &+ output)))
      }
      let winner = load(memory + (pool.winners &+ output))
      forEachTap(pool, input, rows: rows, columns: columns) { target, tap in
        let share = Kind.keeping(arriving, where: winner, is: tap)
        store(isTiling ? share : load(target) + share, target)
      }
    }
  }

  /// Visits a window's cells in row order, each with its number.
  @inline(__always)
  private func forEachTap(
    _ pool: Pool, _ input: Int, rows: Int, columns: Int,
    _ body: (_ place: UnsafeMutablePointer<Scalar>, _ tap: Vector) -> Void
  ) {
    let below = pool.rows.dilation &* pool.inputGrid.row
    let beside = pool.columns.dilation &* pool.inputGrid.column
    var tap = Vector()
    var row = 0
    while row < rows {
      var place = memory + (pool.input &+ input &+ row &* below)
      var column = 0
      while column < columns {
        body(place, tap)
        place += beside
        tap = tap + 1
        column &+= 1
      }
      row &+= 1
    }
  }

  /// Visits the windows of each vector of lanes: where the first cell and the result stand.
  @inline(__always)
  private func forEachWindow(_ pool: Pool, _ body: (_ input: Int, _ output: Int) -> Void) {
    let inputRow = pool.rows.stride &* pool.inputGrid.row
    let inputColumn = pool.columns.stride &* pool.inputGrid.column
    var sample = 0
    while sample < pool.samples {
      var row = 0
      while row < pool.rows.output {
        var input = sample &* pool.inputGrid.sample &+ row &* inputRow
        var output = sample &* pool.outputGrid.sample &+ row &* pool.outputGrid.row
        var column = 0
        while column < pool.columns.output {
          var lane = 0
          while lane < pool.lanes {
            body(input &+ lane, output &+ lane)
            lane &+= Self.width
          }
          input &+= inputColumn
          output &+= pool.outputGrid.column
          column &+= 1
        }
        row &+= 1
      }
      sample &+= 1
    }
  }
}
