/// Counts the operations of long work, and asks now and then whether it should stop.
///
/// To count costs a subtraction: it may stand in any loop but the innermost.
package struct Pacer {
  @usableFromInline let interruption: Interruption
  @usableFromInline var left = Interruption.pace

  /// Begins to count.
  @inlinable
  package init(_ interruption: Interruption) { self.interruption = interruption }

  /// Notes that so many simple operations come next.
  ///
  /// - Throws: ``PassError/interrupted``.
  @inlinable @inline(__always)
  package mutating func spend(_ operations: Int) throws(PassError) {
    left &-= operations
    if left < 0 { try ask() }
  }

  @inlinable @inline(never)
  mutating func ask() throws(PassError) {
    left = Interruption.pace
    try interruption.check()
  }
}
