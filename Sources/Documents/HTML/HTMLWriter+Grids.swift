extension HTMLWriter {
  /// Grids side by side, with the signs between them.
  ///
  /// - Parameter reserve: The room that each grid's columns take at least.
  mutating func html(_ grids: [Grid], reserve: [[GridColumn]]) -> String {
    var parts = ""
    for (index, grid) in grids.enumerated() {
      let layout = GridLayout(
        grid, typesetter: typesetter, reserve: reserve.indices.contains(index) ? reserve[index] : []
      )
      let sign =
        grid.sign.isEmpty
        ? "" : "<span class=\"sign\">\(Markup.escaped(typesetter.safe(grid.sign)))</span>"
      parts += "<div class=\"term\">\(sign)\(html(layout))</div>\n"
    }
    return "<div class=\"grids\">\n\(parts)</div>"
  }

  /// The columns of letters that the smallest screen shows.
  private static let narrowest = 36

  private mutating func html(_ layout: GridLayout) -> String {
    let grid = layout.grid
    var rows = ""
    if !layout.columnLabels.isEmpty {
      let corner = layout.rowLabels.isEmpty ? "" : "<td></td>"
      rows += "<tr>\(corner)"
      for label in layout.columnLabels {
        rows += "<th scope=\"col\">\(Markup.escaped(label))</th>"
      }
      rows += "</tr>\n"
    }
    // All columns are as wide as the widest, as a picture's are, with their points at one place.
    let room = layout.columns.reduce(into: GridColumn()) { $0.include($1) }
    for row in grid.rows.indices {
      rows += "<tr>"
      if !layout.rowLabels.isEmpty {
        let label = row < layout.rowLabels.count ? layout.rowLabels[row] : ""
        rows += label.isEmpty ? "<td></td>" : "<th scope=\"row\">\(Markup.escaped(label))</th>"
      }
      for column in grid.rows[row].indices { rows += cell(layout, row, column, room: room) }
      rows += "</tr>\n"
    }
    let isPicture = grid.spoken != nil
    // What may be wider than a small screen scrolls, by keys as well.
    let scrolls = layout.columnCount * (room.width + 2) > Self.narrowest
    let role =
      grid.spoken.map { " role=\"img\" aria-label=\"\(Markup.escaped(words($0)))\"" } ?? ""
    let title = grid.title.spans.isEmpty ? "" : "<figcaption>\(html(grid.title))</figcaption>\n"
    let caption =
      grid.caption.spans.isEmpty ? "" : "<p class=\"caption\">\(html(grid.caption))</p>\n"
    return
      "<figure\(scrolls ? " tabindex=\"0\"" : "")>\n\(title)<table class=\"grid\"\(isPicture ? role : "")>\n\(rows)</table>\n\(caption)</figure>"
  }

  /// A cell: its number with the points of a column below each other, its heat and its mark.
  private mutating func cell(
    _ layout: GridLayout, _ row: Int, _ column: Int, room: GridColumn
  ) -> String {
    let cell = layout.grid.rows[row][column]
    let text = layout.text(row, column)
    let leading = room.leading(text)
    let trailing = room.width - leading - text.width
    var classes: [String] = []
    switch cell.mark {
    case .none: break
    case .window, .right: classes += ["window"] + edges(layout, row, column)
    case .winner, .changed, .padding, .muted: classes.append(cell.mark.rawValue)
    }
    if case .masked = cell.content { classes.append("muted") }
    if let group = cell.group {
      classes.append(heat.name(ofGroup: group))
    } else if cell.mark != .padding, cell.mark != .muted, let scale = layout.grid.heatScale,
      let value = cell.number, value.isFinite, scale > 0,
      let name = heat.name(of: min(1, max(-1, value / scale)))
    {
      classes.append(name)
    }
    func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
    let (before, behind) = glyphs(cell.mark)
    var sign = Markup.escaped(text.text)
    if let meaning = cell.hiddenMeaning {
      sign =
        "<span aria-hidden=\"true\">\(sign)</span>"
        + "<span class=\"sr\">\(Markup.escaped(typesetter.safe(meaning)))</span>"
    }
    let number = spaces(leading) + before + sign
    let attribute = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    return "<td\(attribute)>\(number)\(behind)\(spaces(trailing))\(words(for: cell.mark))</td>"
  }

  /// The sides of a marked cell that face one that is not: together they frame the window.
  private func edges(_ layout: GridLayout, _ row: Int, _ column: Int) -> [String] {
    let rows = layout.grid.rows
    func isMarked(_ row: Int, _ column: Int) -> Bool {
      rows.indices.contains(row) && rows[row].indices.contains(column)
        && (rows[row][column].mark == .window || rows[row][column].mark == .right)
    }
    return [
      isMarked(row - 1, column) ? nil : "top", isMarked(row + 1, column) ? nil : "bottom",
      isMarked(row, column - 1) ? nil : "left", isMarked(row, column + 1) ? nil : "right",
    ].compactMap { $0 }
  }

  /// What stands around a marked number, outside the room that its digits take.
  private func glyphs(_ mark: Grid.Cell.Mark) -> (before: String, behind: String) {
    switch mark {
    case .winner: ("", "<i>*</i>")
    case .changed: ("", "<i>\u{25C2}</i>")
    case .padding: ("<i>(</i>", "<i>)</i>")
    case .none, .window, .right, .muted: ("", "")
    }
  }

  /// What a mark means, for a screen reader.
  private func words(for mark: Grid.Cell.Mark) -> String {
    switch mark {
    case .none, .muted: ""
    case .window: "<span class=\"sr\"> in the window</span>"
    case .right: "<span class=\"sr\"> right</span>"
    case .winner: "<span class=\"sr\"> the winner</span>"
    case .changed: "<span class=\"sr\"> changed</span>"
    case .padding: "<span class=\"sr\"> padding</span>"
    }
  }
}

extension Grid.Cell {
  /// What a sign stands for that a reader passes over; `nil` where the cell says it itself.
  fileprivate var hiddenMeaning: String? {
    switch content {
    case .sign(_, let meaning): meaning
    case .masked: "forced to 0"
    case .number, .text, .blank: nil
    }
  }
}
