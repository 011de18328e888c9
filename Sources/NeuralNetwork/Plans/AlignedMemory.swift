import Platform

/// A block of numbers that begins at a cache line, a value that is copied when it is written to while
/// somebody else holds it.
///
/// An array begins 16 or 48 bytes behind one, so that every second vector lies across two. Its pages
/// are the system's zeros until they are written to, or what another pass of the layout has left.
struct AlignedMemory<Scalar: PlanScalar>: Sendable {
  private var block: Block

  /// A block of zeros, but for what a layout's passes write to.
  ///
  /// - Parameter spare: where memory of the same layout may lie, and where this goes in the end.
  init(count: Int, from spare: SpareMemory) { block = Block(count: count, from: spare) }

  /// How many numbers there are.
  var count: Int { block.count }

  subscript(_ place: Int) -> Scalar {
    get {
      precondition(place >= 0 && place < block.count, "the place lies within the block")
      return block.start[place]
    }
    set {
      precondition(place >= 0 && place < block.count, "the place lies within the block")
      ensureUnique()
      block.start[place] = newValue
    }
  }

  /// Reads the numbers.
  func read<Result>(_ body: (UnsafePointer<Scalar>) throws -> Result) rethrows -> Result {
    defer { withExtendedLifetime(block) {} }
    return try body(UnsafePointer(block.start))
  }

  /// Reads and writes the numbers.
  mutating func write<Result>(
    _ body: (UnsafeMutablePointer<Scalar>) throws -> Result
  ) rethrows -> Result {
    ensureUnique()
    defer { withExtendedLifetime(block) {} }
    return try body(block.start)
  }

  private mutating func ensureUnique() {
    if isKnownUniquelyReferenced(&block) { return }
    let copy = Block(count: block.count, from: block.spare)
    copy.start.update(from: block.start, count: block.count)
    block = copy
  }

  /// Written to only by the one value that refers to it.
  private final class Block: @unchecked Sendable {
    let count: Int
    let start: UnsafeMutablePointer<Scalar>
    let spare: SpareMemory
    private let allocation: SpareMemory.Allocation

    init(count: Int, from spare: SpareMemory) {
      let line = 64
      self.count = count
      self.spare = spare
      let byteCount = count * MemoryLayout<Scalar>.stride + line
      let used = spare.take()
      if let used {
        precondition(used.byteCount == byteCount, "passes of one layout have as much memory")
        allocation = used
      } else if let start = calloc(byteCount, 1) {
        allocation = SpareMemory.Allocation(start: start, byteCount: byteCount)
      } else {
        fatalError("no memory for \(count) numbers")
      }
      start = allocation.start.alignedUp(toMultipleOf: line).assumingMemoryBound(to: Scalar.self)
      if used == nil { UnsafeMutableBufferPointer(start: start, count: count).askForLargePages() }
    }

    deinit { spare.keep(allocation) }
  }
}
