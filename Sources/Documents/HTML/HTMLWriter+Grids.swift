extension HTMLWriter {
  /// Grids side by side, with the signs between them.
  ///
  /// - Parameters:
  ///   - reserve: The room that each grid's columns take at least.
  ///   - hasScale: Whether the scales of heat stand below them.
  mutating func html(
    _ grids: [Grid], reserve: [[GridColumn]] = [], hasScale: Bool = true
  ) -> String {
    let scales = hasScale && showsScales ? grids.heatScales : []
    var parts = ""
    for (index, grid) in grids.enumerated() {
      let layout = GridLayout(
        grid, typesetter: typesetter, reserve: reserve.indices.contains(index) ? reserve[index] : []
      )
      let sign =
        grid.sign.isEmpty
        ? "" : "<span class=\"sign\">\(Markup.escaped(typesetter.safe(grid.sign)))</span>"
      let hasOwn = scales.count > 1 && grid.heatScale.map(scales.contains) == true
      let scale = hasOwn ? grid.heatScale.map { self.scale($0) } : nil
      let picture = grid.shades.map { pixels($0, of: grid) } ?? html(layout, scale: scale ?? "")
      parts += "<div class=\"term\">\(sign)\(picture)</div>\n"
    }
    let shared = scales.count == 1 ? scales.first.map { scale($0) } : nil
    return "<div class=\"grids\">\n\(parts)</div>" + (shared.map { "\n" + $0 } ?? "")
  }

  /// The colours from the least to the largest number, with a number at each end.
  private mutating func scale(_ full: Double) -> String {
    let format = RoundedNumberFormat(digits: typesetter.options.digits, minus: typesetter.minus)
    let steps = 8
    let cells = (-steps...steps).map { step in
      "<span\(heat.name(of: Double(step) / Double(steps)).map { " class=\"\($0)\"" } ?? "")></span>"
    }
    return
      "<p class=\"scale\">\(format.string(-full)) <span class=\"colours\" aria-hidden=\"true\">"
      + "\(cells.joined())</span><span class=\"sr\">to</span> \(format.string(full))</p>"
  }

  /// A picture as squares, the brighter the more ink.
  private mutating func pixels(_ shades: [[Double]], of grid: Grid) -> String {
    let columns = shades.map(\.count).max() ?? 0
    var squares = ""
    for (row, line) in shades.enumerated() {
      for (column, shade) in line.enumerated() {
        let percent = Int((min(max(shade, 0), 1) * 100).rounded())
        if percent == 0 { continue }
        squares +=
          "<rect x=\"\(column)\" y=\"\(row)\" width=\"1\" height=\"1\" fill-opacity=\"\(Double(percent) / 100)\"/>"
      }
    }
    let title = grid.title.spans.isEmpty ? "" : "<figcaption>\(html(grid.title))</figcaption>\n"
    let caption =
      grid.caption.spans.isEmpty ? "" : "\n<p class=\"caption\">\(html(grid.caption))</p>"
    return "<figure>\n\(title)<svg class=\"pixels\" viewBox=\"0 0 \(columns) \(shades.count)\" "
      + "role=\"img\" aria-label=\"\(Markup.escaped(words(grid.spoken ?? [])))\">"
      + "\(squares)</svg>\(caption)\n</figure>"
  }

  /// The columns of letters that the smallest screen shows.
  private static let narrowest = 36

  /// Short cells that are more than this side by side stand close.
  private static let mostRoomy = 24

  /// The widest grid on paper, in the size of its letters.
  private static let paper = 48.0

  /// How a grid is made to fit on paper, as the style of pages names it: it is written smaller, and its
  /// rows are folded where they are few, or where nobody could read it else.
  private static func breadth(_ layout: GridLayout, room: Int) -> String {
    // A letter is 0.6 of their size wide, and what stands around a number 1.4.
    let share = Double(layout.columnCount) * (0.6 * Double(room) + 1.4) / paper
    let isList = layout.grid.rows.count <= 4 && layout.columnLabels.isEmpty
    switch share {
    case ...1: return ""
    case ...1.33: return " class=\"broad\""
    case ...2 where !isList: return " class=\"broader\""
    case ...2.6 where !isList: return " class=\"broadest\""
    default: return " class=\"folded\""
    }
  }

  private mutating func html(_ layout: GridLayout, scale: String) -> String {
    let grid = layout.grid
    var rows = ""
    if !layout.columnLabels.isEmpty {
      let corner = layout.rowLabels.isEmpty ? "" : "<td class=\"off\"></td>"
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
        rows +=
          label.isEmpty
          ? "<td class=\"off\"></td>" : "<th scope=\"row\">\(Markup.escaped(label))</th>"
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
    let isShort = grid.rows.indices.allSatisfy { row in
      grid.rows[row].indices.allSatisfy { layout.text(row, $0).width <= 2 }
    }
    let look =
      grid.showsSigns
      ? " signs" : layout.columnCount > Self.mostRoomy && isShort ? " dense" : ""
    let breadth = Self.breadth(layout, room: room.width)
    return
      "<figure\(breadth)\(scrolls ? " tabindex=\"0\"" : "")>\n\(title)<table class=\"grid\(look)\"\(isPicture ? role : "")>\n\(rows)</table>\n\(caption)\(scale)</figure>"
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
