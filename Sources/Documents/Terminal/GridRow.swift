/// Panels side by side.
struct GridRow {
  private(set) var panels: [GridPanel] = []
  private(set) var width = 0
  private let gap: Int

  /// Makes an empty row with so many columns between panels.
  init(gap: Int) { self.gap = gap }

  /// Distributes panels over as few rows as the screen allows.
  static func rows(_ panels: [GridPanel], gap: Int, screen: Int) -> [GridRow] {
    var rows: [GridRow] = []
    for panel in panels {
      if let last = rows.last, last.width + panel.lead(gap) + panel.width <= screen {
        rows[rows.count - 1].append(panel)
      } else {
        rows.append(GridRow(gap: gap))
        rows[rows.count - 1].append(panel)
      }
    }
    return rows
  }

  /// The lines of the screen.
  var lines: [Line] {
    let headHeight = panels.map(\.head.count).max() ?? 0
    let bodyHeight = panels.map(\.bodyHeight).max() ?? 0
    var lines = [Line](repeating: Line(), count: headHeight + bodyHeight)
    var left = 0
    for (index, panel) in panels.enumerated() {
      let lead = lead(index)
      if !panel.sign.isEmpty {
        let rows = panels.map(\.rowCount).min() ?? 0
        let middle = headHeight + min(rows / 2, max(0, rows - 1))
        if lines.indices.contains(middle) {
          lines[middle].pad(to: left + (index > 0 ? 1 : 0))
          lines[middle].append(Line.Run(safe: panel.sign, ink: .style(.strong)))
        }
      }
      left += lead
      let top = headHeight - panel.head.count
      for (offset, line) in (panel.head + panel.body).enumerated() {
        lines[top + offset].pad(to: left)
        lines[top + offset].append(line)
      }
      left += panel.width
    }
    return lines
  }

  private func lead(_ index: Int) -> Int {
    if index > 0 { return panels[index].lead(gap) }
    return panels[index].sign.isEmpty ? 0 : panels[index].lead(gap) - 1
  }

  private mutating func append(_ panel: GridPanel) {
    panels.append(panel)
    width += lead(panels.count - 1) + panel.width
  }
}
