/// A grid as a picture of LaTeX's own: cells of one size, one frame around a window, points below
/// each other.
struct LaTeXGrid {
  private let layout: GridLayout
  private let typesetter: Typesetter
  private let cell: (width: Double, height: Double)
  private let left: Double
  private let room: GridColumn
  private let showsTexts: Bool

  /// The advance of a digit, in points at 10 points.
  private static let digit = 5.1

  /// Lays a grid out.
  ///
  /// - Parameters:
  ///   - reserve: The room that its columns take at least.
  ///   - showsTexts: Whether what the cells hold is written into them.
  init(
    _ grid: Grid, typesetter: Typesetter, reserve: [GridColumn] = [], showsTexts: Bool = true
  ) {
    self.typesetter = typesetter
    self.showsTexts = showsTexts
    layout = GridLayout(grid, typesetter: typesetter, reserve: reserve)
    room = layout.columns.reduce(into: GridColumn()) { $0.include($1) }
    let height = grid.showsSigns ? 13.0 : 16.0
    let labels = layout.columnLabels.map(DisplayWidth.of).max() ?? 0
    let longest = layout.rowLabels.map(DisplayWidth.of).max() ?? 0
    left = longest > 0 ? Double(longest) * 4.4 + 6 : 0
    if showsTexts {
      cell = (
        max(
          height, Double(room.width) * Self.digit + (grid.showsSigns ? 3 : 9),
          Double(labels) * 4.2 + 5), height
      )
    } else {
      let size = min(Self.pixel, (Self.lineWidth - left) / Double(max(1, layout.columnCount)))
      cell = (size, size)
    }
  }

  /// The width of a line, in points, and the largest cell that is drawn in colour alone.
  private static let lineWidth = 465.0
  private static let pixel = 7.0

  /// Whether a grid would have to be made so small that its numbers cannot be read.
  static func needsColours(_ grid: Grid, typesetter: Typesetter) -> Bool {
    grid.isHeatAlone
      && LaTeXGrid(grid, typesetter: typesetter).width * Grid.readable > lineWidth
  }

  /// The width of the picture, in points.
  var width: Double { left + Double(layout.columnCount) * cell.width + 2 }

  /// The grid between its title and its caption.
  ///
  /// - Parameters:
  ///   - title: what stands above it.
  ///   - caption: what stands below it.
  ///   - scale: whether the scale of its heat stands below that.
  ///   - isAlone: whether no other grid stands beside it, so that its title may be wider.
  func latex(title: String, caption: String, scale: Bool, isAlone: Bool) -> String {
    let letters = layout.grid.title.exactString.count
    let ends = scale ? RoundedNumberFormat(digits: typesetter.options.digits, minus: "-") : nil
    let endWidth = (ends?.string(-(layout.grid.heatScale ?? 0)).count ?? 0) * 2
    // A title may be wider than the cells, and a scale with its two numbers has to be whole.
    let words = min(isAlone ? 300 : 110, Double(letters) * 5.2)
    let wide = max(width, scale ? 56 + Double(endWidth) * 4.6 : 30, words).short
    let full = scale ? layout.grid.heatScale.map { Self.scale($0, typesetter: typesetter) } : nil
    let below = [caption, full ?? ""].filter { !$0.isEmpty }.joined(separator: "\\\\")
    return "\\grid{\(title)}{%\n\(picture)}{\(below)}{\(wide)pt}"
  }

  /// The colours from the least to the largest number, with a number at each end.
  static func scale(_ full: Double, typesetter: Typesetter) -> String {
    let format = RoundedNumberFormat(digits: typesetter.options.digits, minus: "-")
    let steps = 8
    let (wide, high, deep) = (2.6, 5.0, 6.0)
    let length = Double(2 * steps + 1) * wide
    var body = ""
    for step in -steps...steps {
      let ground = RGB.heat(Double(step) / Double(steps), .light)
      body +=
        "\\put(\((Double(step + steps) * wide).short),0){\\color[RGB]{\(ground.red),\(ground.green),\(ground.blue)}\\rule{\((wide + 0.2).short)pt}{\(high.short)pt}}"
    }
    body +=
      "{\\color{gray!60}\\linethickness{0.3pt}\\put(0,0){\\framebox(\(length.short),\(high.short)){}}}"
    body += "\\put(\((length / 2).short),-1.5){\\makebox(0,0)[t]{\\tiny 0}}"
    func number(_ value: Double) -> String {
      "{\\scriptsize\\muted{$\(LaTeXMath.of(format.string(value)))$}}"
    }
    return
      "\\mbox{\(number(-full)) \\begin{picture}(\(length.short),\((high + deep).short))(0,-\(deep.short))\(body)\\end{picture} \(number(full))}"
  }

  private var picture: String {
    let rows = layout.grid.rows
    let header = layout.columnLabels.isEmpty ? 0.0 : 11.0
    let height = Double(rows.count) * cell.height
    var body = ""
    for row in rows.indices {
      let y = height - Double(row + 1) * cell.height
      if row < layout.rowLabels.count, !layout.rowLabels[row].isEmpty {
        body += box(
          x: 0, y: y, width: left - 4, align: "[r]",
          "\\scriptsize\\muted{\(LaTeXText.of(layout.rowLabels[row]))}")
      }
      for column in rows[row].indices {
        body += ground(rows[row][column], x: x(column), y: y)
      }
    }
    for (column, label) in layout.columnLabels.enumerated() where !label.isEmpty {
      body += box(
        x: x(column), y: height, width: cell.width, height: header, align: "",
        "\\scriptsize\\muted{\(LaTeXText.of(label))}")
    }
    body += lines(height: height)
    for row in rows.indices {
      for column in rows[row].indices {
        body += number(row, column, y: height - Double(row + 1) * cell.height)
      }
    }
    body += frames(height: height)
    return
      "\\begin{picture}(\(width.short),\((height + header + 2).short))(-1,-1)\n\(body)\\end{picture}"
  }

  private func x(_ column: Int) -> Double { left + Double(column) * cell.width }

  private func box(
    x: Double, y: Double, width: Double, height: Double? = nil, align: String, _ text: String
  ) -> String {
    "\\put(\(x.short),\(y.short)){\\makebox(\(width.short),\((height ?? cell.height).short))\(align){\(text)}}\n"
  }

  /// The colour of a cell.
  private func ground(_ cell: Grid.Cell, x: Double, y: Double) -> String {
    guard let ground = colour(of: cell) else { return "" }
    return
      "\\put(\(x.short),\(y.short)){\\color[RGB]{\(ground.red),\(ground.green),\(ground.blue)}\\rule{\(self.cell.width.short)pt}{\(self.cell.height.short)pt}}\n"
  }

  private func colour(of cell: Grid.Cell) -> RGB? {
    if let group = cell.group { return GroupColours.ground(group, .light) }
    guard cell.mark != .padding, cell.mark != .muted, let scale = layout.grid.heatScale,
      let value = cell.number, value.isFinite, scale > 0, abs(value / scale) >= 1.0 / 64
    else { return nil }
    return RGB.heat(min(1, max(-1, value / scale)), .light)
  }

  /// The thin lines between all cells.
  private func lines(height: Double) -> String {
    let wide = Double(layout.columnCount) * cell.width
    let rows = layout.grid.rows.count
    guard rows > 0, wide > 0 else { return "" }
    return "{\\color{gray!60}\\linethickness{0.3pt}"
      + "\\multiput(\(left.short),0)(0,\(cell.height.short)){\(rows + 1)}{\\line(1,0){\(wide.short)}}"
      + "\\multiput(\(left.short),0)(\(cell.width.short),0){\(layout.columnCount + 1)}{\\line(0,1){\(height.short)}}}%\n"
  }

  /// A cell's number or word, with its mark.
  private func number(_ row: Int, _ column: Int, y: Double) -> String {
    let cell = layout.grid.rows[row][column]
    let text = layout.text(row, column)
    if text.text.isEmpty || !showsTexts { return "" }
    var words = text.isNumber ? "$\(LaTeXMath.of(text.text))$" : LaTeXText.of(text.text)
    var align = ""
    if text.isNumber, cell.content != .masked {
      // The points of a grid stand below each other: what is missing behind one is left free.
      let tail = text.width - text.head
      let missing = room.tail - tail
      if missing > 0 {
        let digits = String(repeating: "0", count: tail > 0 ? missing : missing - 1)
        words += "\\hphantom{$\(tail > 0 ? "" : ".")\(digits)$}"
      }
      align = "[r]"
    }
    switch cell.mark {
    case .none, .padding: break
    case .window, .right, .winner, .changed: words = "\\strong{\(words)}"
    case .muted: words = "\\muted{\(words)}"
    }
    if cell.mark == .padding { words = "\\muted{(\(words))}" }
    if let ground = colour(of: cell), !ground.prefersBlackText { words = "\\color{white}\(words)" }
    let used = Double(room.head + room.tail) * Self.digit
    let margin = align.isEmpty ? 0 : max(0, (self.cell.width - used) / 2)
    var result = box(
      x: x(column), y: y, width: self.cell.width - margin, align: align, "\\small \(words)")
    switch cell.mark {
    case .winner:
      result += box(x: x(column), y: y, width: self.cell.width - 1, align: "[r]", "\\tiny$\\star$")
    case .changed:
      result += box(
        x: x(column), y: y, width: self.cell.width - 1, align: "[r]",
        "\\tiny$\\blacktriangleleft$")
    case .none, .window, .right, .padding, .muted: break
    }
    return result
  }

  /// One frame around all neighbours that are marked.
  private func frames(height: Double) -> String {
    let rows = layout.grid.rows
    func isMarked(_ row: Int, _ column: Int) -> Bool {
      guard rows.indices.contains(row), rows[row].indices.contains(column) else { return false }
      let mark = rows[row][column].mark
      return mark == .window || mark == .right
    }
    var sides = ""
    func line(_ x: Double, _ y: Double, _ direction: String, _ length: Double) {
      sides += "\\put(\(x.short),\(y.short)){\\line(\(direction)){\(length.short)}}"
    }
    for row in rows.indices {
      for column in rows[row].indices where isMarked(row, column) {
        let (x, top) = (x(column), height - Double(row) * cell.height)
        if !isMarked(row - 1, column) { line(x - 0.6, top, "1,0", cell.width + 1.2) }
        if !isMarked(row + 1, column) { line(x - 0.6, top - cell.height, "1,0", cell.width + 1.2) }
        if !isMarked(row, column - 1) { line(x, top, "0,-1", cell.height) }
        if !isMarked(row, column + 1) { line(x + cell.width, top, "0,-1", cell.height) }
      }
    }
    return sides.isEmpty ? "" : "{\\linethickness{1.2pt}\(sides)}%\n"
  }
}
