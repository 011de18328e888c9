import Platform

/// Takes the median of many repetitions after a warm-up.
enum Stopwatch {
  /// Seconds since some moment in the past.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The median time of one repetition of the work.
  ///
  /// Short work is repeated within each sample, so that reading the clock costs nothing.
  static func median(seconds budget: Double = 0.8, _ work: () throws -> Void) rethrows -> Figure {
    var repetitions = 1
    while true {
      let start = now
      for _ in 0..<repetitions { try work() }
      if now - start > 1e-3 { break }
      repetitions *= 2
    }
    var samples: [Double] = []
    let end = now + budget
    while now < end || samples.count < 5 {
      let start = now
      for _ in 0..<repetitions { try work() }
      samples.append((now - start) / Double(repetitions))
    }
    return .seconds(samples.sorted()[samples.count / 2])
  }
}
