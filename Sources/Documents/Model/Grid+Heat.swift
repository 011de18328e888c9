extension Grid {
  /// A grid of numbers that had to be made smaller than this part of its size is drawn in colours alone.
  static let readable = 0.62

  /// Whether it is drawn in colours alone where another one is: they are of one size.
  func hasColours(like other: Grid) -> Bool {
    other.isHeatAlone && columnCount == other.columnCount && rows.count == other.rows.count
  }

  /// Whether it holds numbers whose colours say what they are, and nothing else.
  var isHeatAlone: Bool {
    guard heatScale != nil, !showsSigns, !isPicture else { return false }
    return rows.joined().allSatisfy {
      $0.group == nil && ($0.number != nil || $0.content == .masked)
    }
  }
}

extension [Grid] {
  /// The scales of their heat; of grids that show signs the first one's alone, for one of another scale
  /// beside them is compared by its shape.
  var heatScales: Set<Double> {
    let isCompared = first?.showsSigns == true
    return Set(
      filter { !$0.isPicture && (!isCompared || $0.heatScale == first?.heatScale) }
        .compactMap(\.heatScale).filter { $0 > 0 })
  }
}
