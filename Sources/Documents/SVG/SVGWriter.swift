/// Lays the blocks of a document out as a picture: cells, tables, charts and type.
struct SVGWriter {
  let typesetter: Typesetter
  /// The classes of heat that were used so far.
  var heat = HeatClasses()
  /// How wide words run, and how wide grids stand side by side.
  let width: Double

  static let words = SVGWords(size: 13)
  static let titles = SVGWords(size: 12)
  static let headings = SVGWords(size: 15, className: "heading", isBold: true)
  static let captions = SVGWords(size: 11.5, className: "muted")

  /// Makes a writer.
  init(typesetter: Typesetter, width: Double) {
    self.typesetter = typesetter
    self.width = width
  }

  /// Blocks below each other.
  mutating func box(_ blocks: [Block], reserve: FrameReserve? = nil) -> SVGBox {
    var box = SVGBox()
    let aligned = GridReserve(blocks, typesetter: typesetter, measures: reserve == nil)
    var previous: Block?
    for (index, block) in blocks.enumerated() {
      let part =
        if case .grids(let grids) = block {
          self.box(
            grids, reserve: reserve.map { $0[index] } ?? aligned[index],
            above: index > 0 && aligned.isContinued(index - 1) ? blocks[index - 1].grids : [],
            hasScale: !aligned.isContinued(index))
        } else {
          self.box(block)
        }
      if part.isEmpty { continue }
      box.append(part, gap: previous.map { Self.gap($0, block) } ?? 0)
      previous = block
    }
    return box
  }

  private static func gap(_ first: Block, _ second: Block) -> Double {
    switch (first, second) {
    case (.heading, _): 10
    case (.note, .note), (.paragraph, .note), (.paragraph, .paragraph): 5
    default: 14
    }
  }

  private mutating func box(_ block: Block) -> SVGBox {
    switch block {
    case .heading(let text):
      return Self.headings.box(typesetter.runs(text), width: width)
    case .paragraph(let text): return Self.words.box(typesetter.runs(text), width: width)
    case .grids(let grids): return box(grids)
    case .table(let table): return SVGTable(typesetter: typesetter, width: width).box(table)
    case .formula(let lines): return box(lines)
    case .value(let tensor):
      return signs(ValueSetter(typesetter: typesetter, screen: Self.valueWidth).lines(tensor))
    case .note(let note): return box(note)
    // A picture takes no commands: what to type next is of no use in it.
    case .suggestion: return SVGBox()
    case .verbatim(let texts): return signs(texts.map { typesetter.line($0) })
    case .drawing(let drawing): return signs(drawing.lines.map { typesetter.line($0) })
    case .figure(let figure):
      switch figure.content {
      case .chart(let chart): return SVGChart(chart, typesetter: typesetter).box
      case .cells(let grids): return box(grids)
      }
    case .frames(let frames): return box(frames)
    }
  }

  private static let valueWidth = 72

  // MARK: Words

  private func box(_ note: Note) -> SVGBox {
    let indent = 16.0
    var box = SVGBox()
    var words = typesetter.runs(note.text)
    let sign: Text
    switch note.kind {
    case .remark: sign = .muted("\u{B7}")
    case .stale:
      sign = .muted("\u{25CC}")
      words = typesetter.runs(.strong("stale: ")) + words
    case .warning: sign = Text("!", style: .alarm)
    case .check: sign = .strong("\u{2713}")
    }
    box.place(
      Self.words.box(typesetter.runs(sign), width: indent), x: note.kind == .remark ? 4 : 0, y: 0)
    box.place(Self.words.box(words, width: width - indent), x: indent, y: 0)
    return box
  }

  private func signs(_ lines: [Line]) -> SVGBox {
    let lines = lines.map(\.trimmed)
    return lines.isEmpty ? SVGBox() : SVGSigns().box(lines).scaled(to: width)
  }

  /// Lines of a formula, their signs below each other.
  private func box(_ formula: [FormulaLine]) -> SVGBox {
    let words = SVGWords(size: 14.5, className: "formula", isFormula: true)
    let lefts = formula.map { typesetter.line($0.left).runs }
    let widest = (lefts.map { words.width(of: $0) }.max() ?? 0) * 1.1
    let leftWidth = min(widest, width * 0.45)
    let signs = formula.map { typesetter.run($0.sign) }
    let signWidth = (signs.map { words.width(of: [$0]) }.max() ?? 0) * 1.1
    let start = leftWidth > 0 ? leftWidth + 8 : 0
    let rightStart = start + (signWidth > 0 ? signWidth + 8 : 0)
    var box = SVGBox()
    for (index, line) in formula.enumerated() {
      var row = SVGBox()
      var top = 0.0
      let left = words.box(lefts[index], width: width, indent: 12)
      row.place(left, x: 0, y: 0)
      // A left side that is wider than its column has a line of its own.
      if left.width > leftWidth + 1 { top = left.height }
      if !signs[index].text.isEmpty {
        row.place(words.box([signs[index]], width: width), x: start, y: top)
      }
      row.place(
        words.box(typesetter.line(line.right).runs, width: width - rightStart, indent: 12),
        x: rightStart, y: top)
      box.append(row, gap: 4)
    }
    return box
  }

  // MARK: Frames

  private mutating func box(_ frames: [Frame]) -> SVGBox {
    let reserve = FrameReserve(frames, typesetter: typesetter)
    var box = SVGBox()
    for frame in frames {
      var title = Self.words.box(typesetter.runs(frame.title, base: .strong), width: width)
      title.line(0, title.height + 3, width, title.height + 3, className: "rule")
      title.height += 4
      box.append(title, gap: 22)
      box.append(self.box(frame.blocks, reserve: reserve), gap: 9)
    }
    return box
  }
}

extension Block {
  /// The grids that stand side by side; none in any other block.
  fileprivate var grids: [Grid] {
    if case .grids(let grids) = self { grids } else { [] }
  }
}

extension SVGBox {
  /// The same, made smaller where it is wider than a width; what would be too small to read is wider.
  func scaled(to width: Double) -> SVGBox {
    self.width > width ? scaled(by: max(0.45, width / self.width)) : self
  }
}
