import Synchronization

/// Says that it is over after having been asked a number of times.
public final class Countdown: Sendable {
  private let rest: Mutex<Int>

  /// Is over behind so many questions.
  public init(_ count: Int) { rest = Mutex(count) }

  /// Whether it is; asking counts.
  public var isOver: Bool {
    rest.withLock {
      $0 -= 1
      return $0 < 0
    }
  }
}
