extension SVGWriter {
  /// Grids side by side, as many as the width takes, with the signs between them.
  ///
  /// - Parameter reserve: The room that each grid's columns take at least.
  mutating func box(_ grids: [Grid], reserve: [[GridColumn]]) -> SVGBox {
    // Where signs are drawn, words say what they stand for.
    let scales = Set(grids.filter { !$0.showsSigns && !$0.isPicture }.compactMap(\.heatScale))
    // One scale for all stands below all of them.
    let isShared = scales.count == 1
    var panels: [SVGGrid] = []
    for (index, grid) in grids.enumerated() {
      let room = reserve.indices.contains(index) ? reserve[index] : []
      panels.append(
        SVGGrid(
          grid, typesetter: typesetter, reserve: room, hasScale: !isShared, limit: width,
          heat: &heat))
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
    if isShared, let scale = scales.first {
      box.append(SVGGrid.scale(scale, typesetter: typesetter, heat: &heat), gap: 8)
    }
    return box
  }

  private static let signWidth = 30.0

  private static func lead(_ panel: SVGGrid, isFirst: Bool) -> Double {
    panel.sign.isEmpty ? (isFirst ? 0 : 24) : isFirst ? 16 : signWidth
  }
}
