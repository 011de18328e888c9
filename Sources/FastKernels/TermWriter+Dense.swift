import FastProgram

extension TermWriter {
  /// Writes one unit after the other: its gradients, a period of them, times all that went in.
  func write(_ terms: DenseTerms) {
    var source = input
    if let place = terms.source.scratch {
      var feature = 0
      while feature < terms.inputs {
        collect(
          input + feature &* terms.source.spacing.channel, apart: terms.source.spacing.sample,
          to: scratch + (place &+ feature &* terms.samples), count: terms.samples)
        feature &+= 1
      }
      source = UnsafePointer(scratch + place)
    }
    let count = terms.inputs &* terms.samples
    let arriving = scratch + terms.periodScratch
    var unit = 0
    while unit < terms.outputs {
      var start = 0
      while start < terms.period {
        collect(
          upstream + unit &* terms.upstream.channel, apart: terms.upstream.sample,
          to: arriving + start, count: terms.samples)
        start &+= terms.samples
      }
      multiply(source, arriving, every: terms.period, into: target + unit &* count, count: count)
      unit &+= 1
    }
  }

  /// Writes so many products with numbers that come again after a period, of whole vectors.
  @inline(__always)
  private func multiply(
    _ source: UnsafePointer<Scalar>, _ arriving: UnsafeMutablePointer<Scalar>, every period: Int,
    into target: UnsafeMutablePointer<Scalar>, count: Int
  ) {
    let arriving = UnsafePointer(arriving)
    var start = 0
    if period == Self.width {
      let all = load(arriving)
      while start &+ period <= count {
        store(load(source + start) * all, target + start)
        start &+= period
      }
    }
    while start &+ period <= count {
      multiply(source + start, arriving, into: target + start, count: period)
      start &+= period
    }
    multiply(source + start, arriving, into: target + start, count: count &- start)
  }
}
