import NIOCore

/// So many at once, and then so many each second.
struct TokenBucket: Sendable {
  private let burst: Double
  private let rate: Double
  private var level: Double
  private var time: NIODeadline

  /// A full bucket.
  init(_ bounds: (burst: Double, second: Double), at time: NIODeadline) {
    (burst, rate, level, self.time) = (bounds.burst, bounds.second, bounds.burst, time)
  }

  /// Takes one; `false` where there is none.
  mutating func take(at now: NIODeadline) -> Bool {
    refill(at: now)
    guard level >= 1 else { return false }
    level -= 1
    return true
  }

  /// Whether it would be the same as a new one.
  mutating func isFull(at now: NIODeadline) -> Bool {
    refill(at: now)
    return level >= burst
  }

  private mutating func refill(at now: NIODeadline) {
    let seconds = Double((now - time).nanoseconds) / 1e9
    level = min(burst, level + max(0, seconds) * rate)
    time = now
  }
}
