import NeuralNetwork

extension Canvas {
  /// Draws an edge, dark to bright or the other way, or a bright bar.
  ///
  /// - Parameter orientation: 0 for vertical, 1 horizontal, 2 falling to the right, 3 rising.
  mutating func drawEdge(orientation: Int, _ generator: inout RandomGenerator) {
    let half = 0.5.squareRoot()
    let normals = [(0, 1), (1, 0), (half, -half), (half, half)]
    let (downwards, sideways) = normals[orientation]
    let offset = generator.uniform(from: -0.25, to: 0.25) * extent
    let isBar = generator.integer(below: 2) == 0
    let isReversed = generator.integer(below: 2) == 0
    let halfWidth = max(0.45, generator.uniform(from: 0.06, to: 0.12) * extent)
    let middle = middle
    fill { point in
      let depth =
        downwards * (point.row - middle.row) + sideways * (point.column - middle.column) - offset
      if isBar { return Self.softened(halfWidth - depth.magnitude) }
      return Self.softened(isReversed ? -depth : depth)
    }
  }
}
