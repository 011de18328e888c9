import FastProgram

extension Product {
  /// What of this product reads one number of a parameter: some of its rows, or some vectors of its
  /// lanes.
  ///
  /// - Parameters:
  ///   - place: where the number stands.
  ///   - region: where the parameter stands.
  ///   - table: the offsets of rows and terms.
  ///   - width: how many lanes a vector has.
  /// - Returns: `nil` where the product does not read the number.
  /// - Complexity: O(rows + terms).
  func narrowed(
    to place: Int, of region: Range<Int>, table: [Int32], width: Int
  ) -> Product? {
    if region.contains(a.start) {
      let terms = table[termA..<termA + self.terms]
      guard let least = terms.min(), let most = terms.max() else { return nil }
      let reach = place - a.start - Int(most)...place - a.start - Int(least)
      let offsets = table[rowA..<rowA + rows]
      guard let first = offsets.firstIndex(where: { reach.contains(Int($0)) }),
        let last = offsets.lastIndex(where: { reach.contains(Int($0)) })
      else { return nil }
      return withRows(first - rowA...last - rowA)
    }
    if region.contains(b.start) {
      let term = table[termB..<termB + terms].first {
        (0..<lanes).contains(place - b.start - Int($0))
      }
      return term.map { withLane(place - b.start - Int($0), width: width) }
    }
    switch addend {
    case .rows(let start) where region.contains(start):
      return (0..<rows).contains(place - start) ? withRows(place - start...place - start) : nil
    case .lanes(let start) where region.contains(start):
      return (0..<lanes).contains(place - start)
        ? withLane(place - start, width: width) : nil
    default:
      return nil
    }
  }

  private func withRows(_ range: ClosedRange<Int>) -> Product {
    var part = self
    part.rowA += range.lowerBound
    part.rowC += range.lowerBound
    part.rows = range.count
    if case .rows(let start) = addend { part.addend = .rows(start + range.lowerBound) }
    return part
  }

  /// The vector that has the lane.
  private func withLane(_ lane: Int, width: Int) -> Product {
    let first = lane / width * width
    var part = self
    part.b.start += first
    part.c.start += first
    part.lanes = width
    if case .lanes(let start) = addend { part.addend = .lanes(start + first) }
    return part
  }
}
