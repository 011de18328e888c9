import NeuralNetwork

/// Which numbers of a tensor are frozen, as the indices that would be typed.
package enum FrozenSlice {
  /// The indices in brackets, as `[0:2]` or `[:,0]`; empty where all are frozen, `nil` where no such
  /// slice is just these.
  package static func indices(of mask: [Bool], shape: Shape) -> String? {
    guard let entries = entries(mask[...], shape.extents[...]) else { return nil }
    return entries.isEmpty ? "" : "[\(entries.joined(separator: ","))]"
  }

  private static func entries(_ mask: ArraySlice<Bool>, _ extents: ArraySlice<Int>) -> [String]? {
    guard mask.contains(false) else { return [] }
    guard let count = extents.first, count > 0 else { return nil }
    let extent = mask.count / count
    let rows = (0..<count).map { row in
      mask[mask.startIndex + row * extent..<mask.startIndex + (row + 1) * extent]
    }
    let held = rows.indices.filter { rows[$0].contains(true) }
    guard let first = held.first, let last = held.last, last - first + 1 == held.count,
      held.allSatisfy({ rows[$0].elementsEqual(rows[first]) }),
      let rest = entries(rows[first], extents.dropFirst())
    else { return nil }
    if held.count == count, count > 1 { return [":"] + rest }
    return [held.count == 1 ? "\(first)" : "\(first):\(last + 1)"] + rest
  }
}
