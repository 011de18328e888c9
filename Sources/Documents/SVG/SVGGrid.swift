/// A grid drawn as cells of one size, between what stands above and below it.
struct SVGGrid {
  /// The title and the labels of the columns.
  private(set) var head = SVGBox()
  /// The cells, and the labels of the rows.
  private(set) var body = SVGBox()
  /// The caption, and the scale of the heat where it is the grid's own.
  private(set) var foot = SVGBox()
  /// The sign between it and the grid before it; empty for none.
  let sign: String
  /// How wide it is in all.
  var width: Double { max(head.width, body.width, foot.width) }

  private static let size = 13.0
  private static let height = 24.0
  private static let signHeight = 20.0

  private let layout: GridLayout
  private var cell: (width: Double, height: Double)
  private let left: Double
  /// The widest number before its point, and from there on.
  private let room: (head: Double, tail: Double)
  /// Whether what the cells hold is written into them.
  private(set) var showsTexts = true

  /// Lays a grid out.
  ///
  /// - Parameters:
  ///   - hasScale: whether the scale of its heat stands below it.
  ///   - isAlone: whether no other stands beside it, so that its words may be wider than it is.
  ///   - isInColoursAlone: whether its numbers are left out, as those of another beside it are.
  ///   - limit: the width that it is to have at most, where it can be read then.
  init(
    _ grid: Grid, typesetter: Typesetter, reserve: [GridColumn], hasScale: Bool,
    isAlone: Bool = false, isInColoursAlone: Bool = false, limit: Double, heat: inout HeatClasses
  ) {
    sign = typesetter.safe(grid.sign)
    layout = GridLayout(grid, typesetter: typesetter, reserve: reserve)
    let font = SVGFont.sans
    let columns = layout.columns
    // Room for digits and a point alone: all digits are equally wide.
    let digit = font.width("0", size: Self.size)
    room = (
      head: Double(columns.map(\.head).max() ?? 0) * digit,
      tail: Self.width(ofTail: columns.map(\.tail).max() ?? 0)
    )
    var widest = room.head + room.tail
    for row in grid.rows.indices {
      for column in grid.rows[row].indices {
        let text = layout.text(row, column)
        if !text.isNumber { widest = max(widest, font.width(text.text, size: Self.size)) }
      }
    }
    let labels = layout.columnLabels.map { font.width($0, size: 11) }.max() ?? 0
    let height = grid.showsSigns ? Self.signHeight : Self.height
    cell = (max(height, widest + (grid.showsSigns ? 4 : 16), labels + 8), height)
    left = (layout.rowLabels.map { font.width($0, size: 11) * 1.1 + 7 }.max() ?? 0)
    // Signs stand for themselves: the columns of all such grids are as wide.
    if grid.showsSigns { cell.width = max(cell.width, font.width("++", size: Self.size) + 4) }
    let isTooWide = Grid.readable * Double(layout.columnCount) * cell.width > limit - left
    if grid.isHeatAlone, isTooWide || isInColoursAlone {
      // Numbers that nobody could read: colours alone, as in a picture.
      let size = ((limit - left) / Double(max(1, layout.columnCount))).rounded(.down)
      cell = (max(2, min(Self.pixel, size)), max(2, min(Self.pixel, size)))
      showsTexts = false
    }
    if let shades = grid.shades {
      body = Self.pixels(shades)
    } else if grid.isPicture {
      let lines = grid.rows.indices.map { row in
        Line(grid.rows[row].indices.map { Line.Run(safe: layout.text(row, $0).text, ink: .plain) })
      }
      body = SVGSigns(size: 10, leading: 12).box(lines).scaled(to: limit)
    } else {
      drawCells(&heat)
      let whole = body.width
      let cells = body.scaled(to: limit - left)
      let scale = cells.width / max(whole, 1)
      body = SVGBox()
      body.place(cells, x: left, y: 0)
      setLabels(scale: scale)
    }
    let words = SVGWriter.titles
    let wide = isAlone ? limit : max(body.width, min(limit, 168))
    let labelled = head
    head = SVGBox()
    if !grid.title.spans.isEmpty {
      head = words.box(typesetter.runs(grid.title), width: wide)
      head.height += 3
    }
    head.append(labelled, gap: 0)
    var caption = grid.caption
    if let columns = grid.columnsOfWhole, columns > layout.columnCount, caption.spans.isEmpty {
      caption = "the first \(layout.columnCount) of \(columns) columns"
    }
    if !caption.spans.isEmpty {
      foot = SVGWriter.captions.box(typesetter.runs(caption), width: wide)
    }
    if hasScale, let full = grid.heatScale, full > 0, !grid.isPicture {
      foot.append(Self.scale(full, typesetter: typesetter, heat: &heat), gap: 4)
    }
  }

  /// How large a cell is that is drawn in colour alone, at most.
  private static let pixel = 10.0

  // MARK: Pixels

  /// The extent that a picture's longer side comes to, about.
  private static let pictureExtent = 108.0

  /// A picture as squares, the brighter the more ink, in a frame.
  private static func pixels(_ shades: [[Double]]) -> SVGBox {
    let columns = shades.map(\.count).max() ?? 0
    guard columns > 0 else { return SVGBox() }
    let size = max(1, min(12, (pictureExtent / Double(max(columns, shades.count))).rounded(.down)))
    var box = SVGBox(width: Double(columns) * size, height: Double(shades.count) * size)
    for (row, line) in shades.enumerated() {
      for (column, shade) in line.enumerated() {
        let percent = Int((min(max(shade, 0), 1) * 100).rounded())
        if percent == 0 { continue }
        let opacity =
          percent < 100 ? " fill-opacity=\"0.\(percent < 10 ? "0" : "")\(percent)\"" : ""
        box.rectangle(
          x: Double(column) * size, y: Double(row) * size, width: size, height: size,
          className: "ink", attributes: opacity)
      }
    }
    box.rectangle(x: 0, y: 0, width: box.width, height: box.height, className: "outline")
    return box
  }

  // MARK: Cells

  private mutating func drawCells(_ heat: inout HeatClasses) {
    var grounds = SVGBox()
    var edges = SVGBox()
    var texts = SVGBox()
    let rows = layout.grid.rows
    for row in rows.indices {
      for column in rows[row].indices {
        let cell = rows[row][column]
        let x = Double(column) * self.cell.width
        let y = Double(row) * self.cell.height
        let ground = ground(of: cell, &heat)
        grounds.rectangle(
          x: x, y: y, width: self.cell.width, height: self.cell.height,
          className: ground.map { "cell \($0)" } ?? (cell.mark == .padding ? "cell pad" : "cell"))
        drawEdges(row, column, x: x, y: y, into: &edges)
        if showsTexts { drawText(row, column, x: x, y: y, ground: ground, into: &texts) }
      }
    }
    body.body = grounds.body + edges.body + texts.body
    body.width = Double(layout.columnCount) * cell.width
    body.height = Double(rows.count) * cell.height
  }

  private func ground(of cell: Grid.Cell, _ heat: inout HeatClasses) -> String? {
    if let group = cell.group { return heat.name(ofGroup: group) }
    guard cell.mark != .padding, cell.mark != .muted, let scale = layout.grid.heatScale,
      let value = cell.number, value.isFinite, scale > 0
    else { return nil }
    return heat.name(of: min(1, max(-1, value / scale)))
  }

  /// How wide so many characters are of which the first is a point and the others are digits.
  private static func width(ofTail count: Int) -> Double {
    guard count > 0 else { return 0 }
    let font = SVGFont.sans
    return font.width(".", size: size) + Double(count - 1) * font.width("0", size: size)
  }

  private func drawText(
    _ row: Int, _ column: Int, x: Double, y: Double, ground: String?, into box: inout SVGBox
  ) {
    let cell = layout.grid.rows[row][column]
    let text = layout.text(row, column)
    if text.text.isEmpty { return }
    var classes = ["num"]
    if let ground { classes.append(ground) }
    switch cell.mark {
    case .window, .right, .winner, .changed: classes.append("strong")
    case .padding, .muted: classes.append("muted")
    case .none: if case .masked = cell.content { classes.append("muted") }
    }
    let base = y + self.cell.height / 2 + 4.6
    let middle = x + self.cell.width / 2
    if text.isNumber, text.text != "\u{B7}" {
      let tail = Self.width(ofTail: text.width - text.head)
      let end = middle + (room.head + room.tail) / 2 - (room.tail - tail)
      box.text(text.text, x: end, y: base, className: classes.joined(separator: " "), anchor: .end)
    } else {
      let word = text.text.trimmingSpaces
      box.text(word, x: middle, y: base, className: classes.joined(separator: " "), anchor: .middle)
    }
    let right = x + self.cell.width - 1.5
    switch cell.mark {
    case .changed:
      // Points at the number.
      let middle = y + self.cell.height / 2
      box.body +=
        "<path class=\"\(ground.map { "pointer \($0)" } ?? "pointer")\" d=\"M\((right - 5).short) \(middle.short)l5 -3.5v7Z\"/>\n"
    case .winner:
      box.text(
        "\u{2605}", x: right, y: y + 9, className: ground.map { "star \($0)" } ?? "star",
        anchor: .end)
    case .none, .window, .right, .padding, .muted: break
    }
  }

  /// The sides of a marked cell that face one that is not: together they frame the window.
  private func drawEdges(
    _ row: Int, _ column: Int, x: Double, y: Double, into box: inout SVGBox
  ) {
    let rows = layout.grid.rows
    func isMarked(_ row: Int, _ column: Int) -> Bool {
      guard rows.indices.contains(row), rows[row].indices.contains(column) else { return false }
      let mark = rows[row][column].mark
      return mark == .window || mark == .right
    }
    guard isMarked(row, column) else { return }
    let (right, bottom) = (x + cell.width, y + cell.height)
    if !isMarked(row - 1, column) { box.line(x, y, right, y, className: "frame") }
    if !isMarked(row + 1, column) { box.line(x, bottom, right, bottom, className: "frame") }
    if !isMarked(row, column - 1) { box.line(x, y, x, bottom, className: "frame") }
    if !isMarked(row, column + 1) { box.line(right, y, right, bottom, className: "frame") }
  }

  /// The labels beside the rows and above the columns, as many as can be read.
  private mutating func setLabels(scale: Double) {
    let (wide, high) = (cell.width * scale, cell.height * scale)
    let skippedRows = Self.step(of: high, for: 12)
    for (row, label) in layout.rowLabels.enumerated()
    where !label.isEmpty && row.isMultiple(of: skippedRows) {
      body.text(
        label, x: left - 7, y: (Double(row) + 0.5) * high + 4, className: "label", anchor: .end)
    }
    guard !layout.columnLabels.isEmpty else { return }
    let widest = layout.columnLabels.map { SVGFont.sans.width($0, size: 11) }.max() ?? 0
    let skipped = Self.step(of: wide, for: widest + 6)
    for (column, label) in layout.columnLabels.enumerated()
    where !label.isEmpty && column.isMultiple(of: skipped) {
      head.text(
        label, x: left + (Double(column) + 0.5) * wide, y: 11, className: "label", anchor: .middle)
    }
    (head.width, head.height) = (body.width, 16)
  }

  /// Of how many cells one has a label, where a label takes more room than a cell has.
  private static func step(of extent: Double, for room: Double) -> Int {
    extent > 0 ? max(1, Int((room / extent).rounded(.up))) : 1
  }

  // MARK: The scale

  /// The colours from the least to the largest number, with a number at each end.
  static func scale(
    _ full: Double, typesetter: Typesetter, heat: inout HeatClasses
  ) -> SVGBox {
    let format = RoundedNumberFormat(digits: typesetter.options.digits, minus: typesetter.minus)
    let steps = 8
    let (wide, high) = (5.0, 8.0)
    var box = SVGBox()
    let least = format.string(-full)
    let start = SVGFont.sans.width(least, size: 11) * 1.1 + 6
    box.text(least, x: start - 6, y: 9, className: "label", anchor: .end)
    for step in -steps...steps {
      let name = heat.name(of: Double(step) / Double(steps))
      box.rectangle(
        x: start + Double(step + steps) * wide, y: 0, width: wide + 0.3, height: high,
        className: name ?? "ground")
    }
    let end = start + Double(2 * steps + 1) * wide
    box.rectangle(
      x: start, y: 0, width: end - start, height: high, className: "outline")
    box.text("0", x: (start + end) / 2, y: 21, className: "label", anchor: .middle)
    box.line((start + end) / 2, high, (start + end) / 2, high + 2.5, className: "axis")
    let most = format.string(full)
    box.text(most, x: end + 6, y: 9, className: "label")
    box.width = end + 6 + SVGFont.sans.width(most, size: 11)
    box.height = 23
    return box
  }
}

extension String {
  /// This without the spaces at both ends.
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
