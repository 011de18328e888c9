import FastProgram

extension InstructionRunner {
  /// The largest number of each window, the first in row order where several are as large; NaN is
  /// larger than all.
  func largest(_ pool: Pool) {
    if pool.isInside { return largestInside(pool) }
    forEachPosition(pool) { place in
      var lane = 0
      while lane < pool.lanes {
        var best = Vector(repeating: -.infinity)
        var winner = Vector(repeating: -1)
        if !place.isEmpty {
          best = load(memory + (pool.input &+ place.input &+ lane))
          winner = Vector(repeating: place.firstTap)
        }
        forEachTap(pool, place, lane) { source, tap in
          Kind.contest(&best, &winner, with: load(source), tap: Vector(repeating: tap))
        }
        store(best, memory + (pool.output &+ place.output &+ lane))
        store(winner, memory + (pool.winners &+ place.output &+ lane))
        lane &+= Self.width
      }
    }
  }

  /// What arrives at each window, to its winner; the input's gradient begins as zeros, or as
  /// anything where the windows tile the input.
  func spreadLargest(_ pool: Pool) {
    if pool.isInside { return spreadLargestInside(pool) }
    forEachPosition(pool) { place in
      var lane = 0
      while lane < pool.lanes {
        let arriving = load(memory + (pool.output &+ place.output &+ lane))
        let winner = load(memory + (pool.winners &+ place.output &+ lane))
        forEachTap(pool, place, lane) { target, tap in
          let share = Kind.keeping(arriving, where: winner, is: Vector(repeating: tap))
          store(load(target) + share, target)
        }
        lane &+= Self.width
      }
    }
  }

  /// The mean of each window.
  func mean(_ pool: Pool) {
    forEachPosition(pool) { place in
      var lane = 0
      while lane < pool.lanes {
        var sum = Vector()
        forEachTap(pool, place, lane) { source, _ in sum = sum + load(source) }
        store(sum / place.divisor, memory + (pool.output &+ place.output &+ lane))
        lane &+= Self.width
      }
    }
  }

  /// What arrives at each window, shared out over it; the input's gradient begins as zeros.
  func spreadMean(_ pool: Pool) {
    forEachPosition(pool) { place in
      let factor = 1 / place.divisor
      var lane = 0
      while lane < pool.lanes {
        let share = load(memory + (pool.output &+ place.output &+ lane)) * factor
        forEachTap(pool, place, lane) { target, _ in store(load(target) + share, target) }
        lane &+= Self.width
      }
    }
  }

  /// One position of a pool's window.
  private struct Position {
    /// Where the first tap on the input reads, and where the result stands.
    let input: Int
    let output: Int
    /// How many taps lie on the input, downwards and to the right.
    let rows: Int
    let columns: Int
    /// The number of the first of them.
    let firstTap: Scalar
    /// What a mean divides by.
    let divisor: Scalar

    var isEmpty: Bool { rows <= 0 || columns <= 0 }
  }

  /// Visits the taps on the input in row order, each with its number.
  @inline(__always)
  private func forEachTap(
    _ pool: Pool, _ place: Position, _ lane: Int,
    _ body: (_ place: UnsafeMutablePointer<Scalar>, _ tap: Scalar) -> Void
  ) {
    let below = pool.rows.dilation &* pool.inputGrid.row
    let beside = pool.columns.dilation &* pool.inputGrid.column
    var start = memory + (pool.input &+ place.input &+ lane)
    var firstTap = place.firstTap
    var row = 0
    while row < place.rows {
      var source = start
      var tap = firstTap
      var column = 0
      while column < place.columns {
        body(source, tap)
        source += beside
        tap += 1
        column &+= 1
      }
      start += below
      firstTap += Scalar(pool.columns.window)
      row &+= 1
    }
  }

  @inline(__always)
  private func forEachPosition(_ pool: Pool, _ body: (Position) -> Void) {
    var sample = 0
    while sample < pool.samples {
      var row = 0
      while row < pool.rows.output {
        let top = row &* pool.rows.stride &- pool.rows.padding
        let rows = taps(pool.rows, from: top)
        let rowCount = rows.upperBound &- rows.lowerBound
        let inputRow =
          sample &* pool.inputGrid.sample
          &+ (top &+ rows.lowerBound &* pool.rows.dilation) &* pool.inputGrid.row
        var output = sample &* pool.outputGrid.sample &+ row &* pool.outputGrid.row
        var column = 0
        while column < pool.columns.output {
          let left = column &* pool.columns.stride &- pool.columns.padding
          let columns = taps(pool.columns, from: left)
          let columnCount = columns.upperBound &- columns.lowerBound
          body(
            Position(
              input: inputRow
                &+ (left &+ columns.lowerBound &* pool.columns.dilation) &* pool.inputGrid.column,
              output: output, rows: rowCount, columns: columnCount,
              firstTap: Scalar(rows.lowerBound &* pool.columns.window &+ columns.lowerBound),
              divisor: Scalar(
                pool.countsPadding
                  ? counted(pool.rows, from: top) &* counted(pool.columns, from: left)
                  : rowCount &* columnCount)))
          output &+= pool.outputGrid.column
          column &+= 1
        }
        row &+= 1
      }
      sample &+= 1
    }
  }

  /// How many taps lie on the input or its padding, where the first one reads cell `start`.
  @inline(__always)
  private func counted(_ axis: Pool.Axis, from start: Int) -> Int {
    let room = axis.input &+ axis.paddingBehind &- start
    return axis.window < room ? axis.window : room
  }

  /// The taps that lie on the input, where the first one reads cell `start`.
  @inline(__always)
  private func taps(
    _ axis: Pool.Axis, from start: Int
  ) -> (lowerBound: Int, upperBound: Int) {
    let room = axis.input &- start
    var lower = 0
    var upper = axis.window
    if start < 0 { lower = (axis.dilation &- 1 &- start) / axis.dilation }
    if (axis.window &- 1) &* axis.dilation >= room {
      upper = room <= 0 ? 0 : (room &- 1) / axis.dilation &+ 1
    }
    return (lower < axis.window ? lower : axis.window, upper)
  }
}
