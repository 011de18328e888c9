import Platform
import Synchronization

/// The memory of a pass that nobody looks at any more, for the next one of the same layout.
///
/// Its pages are the program's already, and are near where they were used a moment ago; the system
/// would take about as long to clear new ones as a pass takes. What passes never write to, as padding,
/// is as it was: zeros.
final class SpareMemory: Sendable {
  private let allocation = Mutex<Allocation?>(nil)

  /// What was allocated; whoever holds it frees it.
  struct Allocation: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
    let byteCount: Int
  }

  /// More is not held for a pass that may never come.
  private static let mostBytes = 1 << 26

  /// Takes the memory out, if there is any.
  func take() -> Allocation? {
    allocation.withLock { held in
      defer { held = nil }
      return held
    }
  }

  /// Keeps memory for the next one who asks, in place of what it kept.
  func keep(_ given: Allocation) {
    if given.byteCount > Self.mostBytes { return free(given.start) }
    let former = allocation.withLock { held -> Allocation? in
      defer { held = given }
      return held
    }
    if let former { free(former.start) }
  }

  deinit {
    if let held = take() { free(held.start) }
  }
}
