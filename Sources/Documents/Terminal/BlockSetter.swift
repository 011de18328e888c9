/// Puts blocks below each other, with a blank line where something new begins.
struct BlockSetter {
  private let options: RenderingOptions
  private let typesetter: Typesetter
  private var screen: Int { options.width }

  /// Makes a setter for a terminal.
  init(options: RenderingOptions) {
    self.options = options
    typesetter = Typesetter(options: options)
  }

  /// The lines of blocks; none is wider than the screen.
  ///
  /// - Parameter reserve: The room that grids take at least, where they belong to a sequence.
  func lines(_ blocks: [Block], reserve: FrameReserve? = nil) -> [Line] {
    var lines: [Line] = []
    var previous: Block?
    for (index, block) in blocks.enumerated() {
      let part = self.lines(block, reserve: reserve?[index] ?? [])
      if part.isEmpty { continue }
      if let previous, isApart(previous, block) { lines.append(Line()) }
      lines += part.flatMap { $0.trimmed.cut(to: screen) }
      previous = block
    }
    return lines
  }

  /// Hands out the lines of blocks one by one; those of a value never all at once.
  ///
  /// - Parameters:
  ///   - isStopped: whether the work is given up.
  ///   - emit: takes a line; `false` where no more are wanted.
  func write(_ blocks: [Block], isStopped: @escaping () -> Bool, emit: (Line) -> Bool) {
    var previous: Block?
    for block in blocks {
      var part = ArraySlice<Line>()
      let isStreamed: Bool
      if case .value = block, !options.abridgesValues {
        isStreamed = true
      } else {
        isStreamed = false
        part = lines(block, reserve: [])[...]
        if part.isEmpty { continue }
      }
      if let previous, isApart(previous, block), !emit(Line()) { return }
      previous = block
      var goesOn = true
      func pass(_ line: Line) -> Bool {
        for line in line.trimmed.cut(to: screen) where goesOn { goesOn = emit(line) }
        return goesOn
      }
      if isStreamed, case .value(let tensor) = block {
        ValueSetter(typesetter: typesetter, screen: screen, isStopped: isStopped)
          .write(tensor, emit: pass)
      } else {
        for line in part where goesOn { _ = pass(line) }
      }
      if !goesOn || isStopped() { return }
    }
  }

  /// The lines of one picture of a sequence: its title and its blocks.
  ///
  /// - Parameter reserve: The room that the grids of the sequence need.
  func lines(_ index: Int, of frames: [Frame], reserve: FrameReserve) -> [Line] {
    let frame = frames[index]
    let words = typesetter.wrapped(frame.title, to: screen - 3, base: .strong)
    var title = words.enumerated().map { index, line in
      guard index == 0 else { return line.indented(by: 3) }
      var first = Line([typesetter.run("\u{2500}\u{2500} ", .muted)])
      first.append(line)
      return first
    }
    let rule = min(screen, Self.ruleWidth) - title[title.count - 1].width - 1
    if rule > 0 {
      let line = " " + String(repeating: "\u{2500}", count: rule)
      title[title.count - 1].append(typesetter.run(line, .muted))
    }
    return title + lines(frame.blocks, reserve: reserve)
  }

  /// The room that the grids of a sequence need.
  func reserve(_ frames: [Frame]) -> FrameReserve { FrameReserve(frames, typesetter: typesetter) }

  private func lines(_ block: Block, reserve: [[GridColumn]]) -> [Line] {
    switch block {
    case .heading(let text): typesetter.wrapped(text, to: screen, base: .strong)
    case .paragraph(let text): typesetter.wrapped(text, to: screen)
    case .grids(let grids):
      GridSetter(typesetter: typesetter, screen: screen).lines(grids, reserve: reserve)
    case .table(let table): TableSetter(typesetter: typesetter, screen: screen).lines(table)
    case .formula(let formula):
      FormulaSetter(typesetter: typesetter, screen: screen).lines(formula)
    case .value(let tensor):
      ValueSetter(typesetter: typesetter, screen: screen)
        .lines(tensor, abridging: options.abridgesValues)
    case .note(let note): NoteSetter(typesetter: typesetter, screen: screen).lines(note)
    case .suggestion(let suggestion):
      NoteSetter(typesetter: typesetter, screen: screen).lines(suggestion)
    case .verbatim(let texts): texts.flatMap(kept)
    case .drawing(let drawing): strips(drawing)
    case .figure(let figure): lines(figure.instead)
    case .frames(let frames): lines(frames)
    }
  }

  /// A line as it is, or broken between words where the screen would break it inside one; what
  /// follows is set in as far as the line is, and a little more.
  private func kept(_ text: Text) -> [Line] {
    let line = typesetter.line(text)
    if line.width <= screen { return [line] }
    let margin = line.runs.map(\.text).joined().prefix { $0 == " " }.count
    let indent = margin > 0 && margin + 2 < screen / 2 ? margin + 2 : 0
    return typesetter.wrapped(text, to: screen, indent: indent)
  }

  /// A drawing as it is, or in strips that stand below each other: lines that were broken one by one
  /// would be no picture any more.
  private func strips(_ drawing: Drawing) -> [Line] {
    var rest = drawing.lines.map { typesetter.line($0).trimmed }
    let margin = min(drawing.margin, screen / 2)
    let labels = rest.map { $0.cut(to: max(1, margin)).first ?? Line() }
    var strips: [[Line]] = []
    while let widest = rest.map(\.width).max(), widest > screen {
      let edge = Self.gap(in: rest, before: screen) ?? screen
      let halves = rest.map { $0.split(at: edge) }
      strips.append(halves.map(\.head))
      rest = halves.map(\.tail)
      if margin > 0 {
        // The labels stand before every strip.
        rest = zip(labels, rest).map { label, line in
          var whole = label
          whole.pad(to: margin)
          whole.append(line)
          return whole
        }
      }
    }
    strips.append(rest)
    return Array(strips.joined(separator: [Line()]))
  }

  /// Behind which column nothing stands in any line, the last one before a column; not in its first
  /// half.
  private static func gap(in lines: [Line], before end: Int) -> Int? {
    let rows = lines.map { line in Array(line.runs.map(\.text).joined()) }
    return (end / 2..<end).last { column in
      rows.allSatisfy { !$0.indices.contains(column) || $0[column] == " " }
    }.map { $0 + 1 }
  }

  private func lines(_ frames: [Frame]) -> [Line] {
    let reserve = reserve(frames)
    return Array(
      frames.indices.map { lines($0, of: frames, reserve: reserve) }.joined(separator: [Line()]))
  }

  private func isApart(_ first: Block, _ second: Block) -> Bool {
    switch (first, second) {
    // What stands for a figure is apart from others as it would be without.
    case (.figure(let figure), _) where !figure.instead.isEmpty:
      figure.instead.last.map { isApart($0, second) } ?? true
    case (_, .figure(let figure)) where !figure.instead.isEmpty:
      figure.instead.first.map { isApart(first, $0) } ?? true
    case (.heading, _), (.value, .value), (.paragraph, .note), (.paragraph, .suggestion): false
    case (.note, .note), (.note, .suggestion), (.suggestion, .note): false
    default: true
    }
  }

  private static let ruleWidth = 72
}
