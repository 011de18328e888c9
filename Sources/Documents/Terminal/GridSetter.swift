/// Puts grids on the screen: side by side while they fit, in blocks of columns where one does not.
struct GridSetter {
  let typesetter: Typesetter
  /// The columns there are.
  let screen: Int

  /// The lines of grids that belong together.
  ///
  /// - Parameter reserve: The room that each grid's columns take at least.
  func lines(_ grids: [Grid], reserve: [[GridColumn]] = []) -> [Line] {
    let layouts = grids.enumerated().flatMap { index, grid in
      var fitting = GridFitting(grid, typesetter: typesetter, screen: screen)
      return fitting.layouts(reserve: reserve.indices.contains(index) ? reserve[index] : [])
    }
    var best: [GridRow] = []
    for density in GridPanel.Density.all {
      let panels = layouts.compactMap { layout in
        GridPanel(layout, density: density, typesetter: typesetter, screen: screen)
      }
      if panels.count < layouts.count || panels.contains(where: { $0.width > screen }) { continue }
      let rows = GridRow.rows(panels, gap: density.gap, screen: screen)
      if best.isEmpty || rows.count < best.count { best = rows }
      if rows.count == 1 { break }
    }
    return Array(best.map(\.lines).joined(separator: [Line()]))
  }
}
