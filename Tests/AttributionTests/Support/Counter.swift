import Synchronization

/// Counts how often it was asked.
final class Counter: Sendable {
  private let asked = Mutex(0)

  var value: Int { asked.withLock { $0 } }

  /// Counts once more, and answers no.
  func count() -> Bool {
    asked.withLock { $0 += 1 }
    return false
  }
}
