import FastProgram

/// Cells along one axis that are read by the same taps, each from as far as the others.
struct Readers {
  /// The taps, each with its position's distance from the first one's; the earliest position first.
  let taps: [(tap: Int, distance: Int)]
  /// The cells, each with the first tap's position.
  private(set) var cells: [(cell: Int, position: Int)]

  /// Divides the cells of an axis.
  static func classes(of axis: Pool.Axis) -> [Readers] {
    var classes: [Readers] = []
    var known: [[Int]: Int] = [:]
    for cell in 0..<axis.input {
      let readers = axis.readers(of: cell)
      let first = readers.first?.position ?? 0
      let key = readers.flatMap { [$0.tap, $0.position - first] }
      if let place = known[key] {
        classes[place].cells.append((cell, first))
      } else {
        known[key] = classes.count
        classes.append(
          Readers(
            taps: readers.map { ($0.tap, $0.position - first) }, cells: [(cell, first)]))
      }
    }
    return classes
  }
}
