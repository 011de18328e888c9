import NeuralNetwork
import Platform

/// A bound on the processor time that statements may take together which nobody waits for.
///
/// It is the time that this thread works and not the clock's, so that a busy machine stops nothing
/// that a quiet one would not.
package struct WorkBudget: Sendable {
  /// The thread's time at which it is spent, in milliseconds.
  private let end: Int

  /// Makes a budget that begins now.
  package init(milliseconds: Int) { end = Self.spent() + milliseconds }

  /// How many milliseconds are left.
  package var left: Int { max(0, end - Self.spent()) }

  /// Whether nothing is left.
  package var isSpent: Bool { Self.spent() >= end }

  /// An interruption that comes when the budget is spent, or when another one does.
  func interruption(besides other: Interruption) -> Interruption {
    Interruption { other.isRaised || isSpent }
  }

  private static func spent() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
