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
  func lines(_ blocks: [Block]) -> [Line] {
    var lines: [Line] = []
    var previous: Block?
    for block in blocks {
      let part = self.lines(block)
      if part.isEmpty { continue }
      if let previous, isApart(previous, block) { lines.append(Line()) }
      lines += part.flatMap { $0.trimmed.cut(to: screen) }
      previous = block
    }
    return lines
  }

  /// The lines of a picture: its title and its blocks.
  func lines(_ frame: Frame) -> [Line] {
    var title = Line([typesetter.run("\u{2500}\u{2500} ", .muted)])
    title.append(typesetter.line(frame.title, base: .strong))
    let rule = min(screen, Self.ruleWidth) - title.width - 1
    if rule > 0 {
      title.append(typesetter.run(" " + String(repeating: "\u{2500}", count: rule), .muted))
    }
    return title.cut(to: screen) + lines(frame.blocks)
  }

  private func lines(_ block: Block) -> [Line] {
    switch block {
    case .heading(let text): typesetter.wrapped(text, to: screen, base: .strong)
    case .paragraph(let text): typesetter.wrapped(text, to: screen)
    case .grids(let grids): GridSetter(typesetter: typesetter, screen: screen).lines(grids)
    case .table(let table): TableSetter(typesetter: typesetter, screen: screen).lines(table)
    case .formula(let formula):
      FormulaSetter(typesetter: typesetter, screen: screen).lines(formula)
    case .value(let tensor): ValueSetter(typesetter: typesetter, screen: screen).lines(tensor)
    case .note(let note): NoteSetter(typesetter: typesetter, screen: screen).lines(note)
    case .verbatim(let texts): texts.map { typesetter.line($0) }
    case .frames(let frames): lines(frames)
    }
  }

  private func lines(_ frames: [Frame]) -> [Line] {
    var lines: [Line] = []
    for (index, frame) in frames.enumerated() {
      if index > 0 { lines.append(Line()) }
      lines += self.lines(index > 0 ? frame.markingChanges(since: frames[index - 1]) : frame)
    }
    return lines
  }

  private func isApart(_ first: Block, _ second: Block) -> Bool {
    switch (first, second) {
    case (.heading, _), (.note, .note), (.value, .value), (.paragraph, .note): false
    default: true
    }
  }

  private static let ruleWidth = 72
}
