extension SVGWriter {
  /// Grids side by side, as many as the width takes, with the signs between them.
  ///
  /// - Parameters:
  ///   - reserve: The room that each grid's columns take at least.
  ///   - above: The grids that these continue; a title that stands there is not repeated.
  ///   - hasScale: Whether the scales of heat stand below them.
  mutating func box(
    _ grids: [Grid], reserve: [[GridColumn]] = [], above: [Grid] = [], hasScale: Bool = true
  ) -> SVGBox {
    let scales = grids.heatScales
    // One scale for all stands below all of them.
    let isShared = scales.count == 1
    let repeatsTitles = above.first.map { $0.title == grids.first?.title } ?? false
    func panel(_ index: Int, isInColoursAlone: Bool = false) -> SVGGrid {
      var grid = grids[index]
      let room = reserve.indices.contains(index) ? reserve[index] : []
      if repeatsTitles, index < above.count, above[index].title == grid.title {
        grid.title = Text()
      }
      return SVGGrid(
        grid, typesetter: typesetter, reserve: room, hasScale: hasScale && !isShared,
        isAlone: grids.count == 1, isInColoursAlone: isInColoursAlone, limit: width, heat: &heat)
    }
    var panels = grids.indices.map { panel($0) }
    let coloured = grids.indices.filter {
      !grids[$0].isPicture && !panels[$0].showsTexts
    }
    for index in grids.indices
    where panels[index].showsTexts
      && coloured.contains(where: { grids[$0].hasColours(like: grids[index]) })
    {
      panels[index] = panel(index, isInColoursAlone: true)
    }
    var box = SVGBox()
    var row: [SVGGrid] = []
    var used = 0.0
    func flush() {
      guard !row.isEmpty else { return }
      let head = row.map(\.head.height).max() ?? 0
      let signed = row.filter { !$0.sign.isEmpty }.map(\.body.height).min() ?? 0
      var line = SVGBox()
      var left = 0.0
      for (place, panel) in row.enumerated() {
        if !panel.sign.isEmpty {
          line.text(
            panel.sign, x: left + (place == 0 ? 6 : Self.signWidth / 2), y: head + signed / 2 + 6,
            className: "sign", anchor: .middle)
        }
        left += Self.lead(panel, isFirst: place == 0)
        line.place(panel.head, x: left, y: head - panel.head.height)
        line.place(panel.body, x: left, y: head)
        line.place(panel.foot, x: left, y: head + panel.body.height + 4)
        left += panel.width
      }
      box.append(line, gap: 14)
    }
    for panel in panels {
      let lead = Self.lead(panel, isFirst: row.isEmpty)
      if !row.isEmpty, used + lead + panel.width > width {
        flush()
        (row, used) = ([], 0)
      }
      used += Self.lead(panel, isFirst: row.isEmpty) + panel.width
      row.append(panel)
    }
    flush()
    if hasScale, isShared, let scale = scales.first {
      box.append(SVGGrid.scale(scale, typesetter: typesetter, heat: &heat), gap: 8)
    }
    return box
  }

  private static let signWidth = 30.0

  private static func lead(_ panel: SVGGrid, isFirst: Bool) -> Double {
    panel.sign.isEmpty ? (isFirst ? 0 : 24) : isFirst ? 16 : signWidth
  }
}
