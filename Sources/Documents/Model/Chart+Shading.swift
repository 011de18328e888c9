extension Chart {
  /// A shaded part of the plane, in shares of its width and height from the left and the top.
  struct Area {
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
  }

  /// The shaded places, neighbours in a row as one area.
  ///
  /// The outermost places lie on the edges: half of them is beyond.
  var shadedAreas: [Area] {
    let columns = shaded.map(\.count).max() ?? 0
    guard shaded.count > 1, columns > 1 else { return [] }
    func edge(_ place: Int, of count: Int) -> Double {
      min(max((Double(place) - 0.5) / Double(count - 1), 0), 1)
    }
    var areas: [Area] = []
    for (row, places) in shaded.enumerated() {
      var start = 0
      while start < places.count {
        var end = start + 1
        while end < places.count, places[end] == places[start] { end += 1 }
        if places[start] {
          areas.append(
            Area(
              left: edge(start, of: columns), right: edge(end, of: columns),
              top: edge(row, of: shaded.count), bottom: edge(row + 1, of: shaded.count)))
        }
        start = end
      }
    }
    return areas
  }
}
