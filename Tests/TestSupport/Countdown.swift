import Synchronization

/// Says that it is over after having been asked a number of times.
package final class Countdown: Sendable {
  private let rest: Mutex<Int>

  /// Is over behind so many questions.
  package init(_ count: Int) { rest = Mutex(count) }

  /// Whether it is; asking counts.
  package var isOver: Bool {
    rest.withLock {
      $0 -= 1
      return $0 < 0
    }
  }
}
