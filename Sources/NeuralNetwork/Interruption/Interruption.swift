/// What long work asks now and then to learn whether it should stop.
///
/// How often it asks is decided here alone: by ``Pacer``, once for every ``pace`` simple operations.
package struct Interruption: Sendable {
  private let isRequested: (@Sendable () -> Bool)?

  /// Whether the work should stop.
  package var isRaised: Bool { isRequested?() ?? false }

  /// Never stops.
  package static let never = Interruption(isRequested: nil)

  /// How many simple operations — an addition, a look at a number — pass between two questions:
  /// some thousandths of a second, and some hundredths where nothing is optimised.
  package static let pace = 1 << 18

  /// Stops as soon as `isRequested` answers true.
  package init(_ isRequested: @escaping @Sendable () -> Bool) {
    self.init(isRequested: isRequested)
  }

  private init(isRequested: (@Sendable () -> Bool)?) { self.isRequested = isRequested }

  /// Throws ``PassError/interrupted`` where the work should stop.
  package func check() throws(PassError) {
    if isRaised { throw .interrupted }
  }

  /// Does work on so many elements in portions, asking before each.
  ///
  /// - Parameters:
  ///   - cost: how many simple operations an element takes.
  ///   - body: does the elements of a range.
  /// - Throws: ``PassError/interrupted``.
  @inlinable
  package func portions(
    of count: Int, costing cost: Int = 1, _ body: (Range<Int>) -> Void
  ) throws(PassError) {
    let size = max(1, Self.pace / max(cost, 1))
    var start = 0
    while start < count {
      try check()
      let end = min(count - start, size) + start
      body(start..<end)
      start = end
    }
  }
}
