/// The extents of a tensor's axes, outermost first.
///
/// An empty shape is that of a scalar: it has one element and no axis.
package struct Shape: Hashable, Sendable {
  /// The extent of each axis, outermost first.
  package let extents: [Int]

  /// Makes a shape from its axes' extents.
  ///
  /// - Precondition: no extent is negative.
  package init(_ extents: [Int]) {
    precondition(extents.allSatisfy { $0 >= 0 }, "an extent is never negative")
    self.extents = extents
  }

  /// The shape of a scalar, without any axis.
  package static let scalar = Shape([])

  /// The number of axes.
  package var rank: Int { extents.count }

  /// The number of elements: the product of the extents, 1 for a scalar.
  package var count: Int { extents.reduce(1, *) }

  /// The number of elements, or `nil` where it does not fit an `Int`.
  package var countIfRepresentable: Int? {
    if extents.contains(0) { return 0 }
    var product = 1
    for extent in extents {
      let (next, overflow) = product.multipliedReportingOverflow(by: extent)
      if overflow { return nil }
      product = next
    }
    return product
  }

  /// The largest number of elements that a tensor of a network may have, 2²⁶.
  package static let elementBound = 1 << 26

  /// Whether there are at most ``elementBound`` elements.
  package var isWithinBound: Bool { countIfRepresentable.map { $0 <= Shape.elementBound } ?? false }

  /// How far apart in row order two neighbours along each axis lie.
  package var strides: [Int] {
    var strides = [Int](repeating: 1, count: rank)
    for axis in stride(from: rank - 2, through: 0, by: -1) {
      strides[axis] = strides[axis + 1] * extents[axis + 1]
    }
    return strides
  }

  /// The extent of one axis.
  package subscript(axis: Int) -> Int { extents[axis] }

  /// The offset in row order of the element at `index`, one position for each axis.
  package func offset(of index: [Int]) -> Int {
    precondition(index.count == rank, "one position for each axis")
    var offset = 0
    for (position, extent) in zip(index, extents) {
      precondition(position >= 0 && position < extent, "a position lies within its axis")
      offset = offset * extent + position
    }
    return offset
  }

  /// The index, one position for each axis, of the element at `offset` in row order.
  package func index(at offset: Int) -> [Int] {
    var rest = offset
    var index = [Int](repeating: 0, count: rank)
    for axis in stride(from: rank - 1, through: 0, by: -1) {
      index[axis] = rest % extents[axis]
      rest /= extents[axis]
    }
    return index
  }

  /// This shape without its first axis.
  package func droppingFirst() -> Shape { Shape(Array(extents.dropFirst())) }

  /// This shape with one more axis in front.
  package func prepending(_ extent: Int) -> Shape { Shape([extent] + extents) }
}

extension Shape: ExpressibleByArrayLiteral {
  /// Makes a shape from a literal list of extents.
  package init(arrayLiteral extents: Int...) { self.init(extents) }
}

extension Shape: CustomStringConvertible {
  /// The extents joined by a cross, as in `1×8×8`; `scalar` where there is none.
  package var description: String {
    rank == 0 ? "scalar" : extents.map(String.init).joined(separator: "\u{D7}")
  }
}
