/// Writes the blocks of a document as the body of a page.
///
/// Every text goes through ``Typesetter``, which makes it safe to be shown, and ``Markup``, so that
/// nothing in a document can become a tag.
struct HTMLWriter {
  let typesetter: Typesetter
  /// The classes of heat that were used so far.
  var heat = HeatClasses()
  /// Whether the first heading, the page's own, was written.
  private(set) var hasHeading: Bool
  /// Whether what is written belongs to a frame, under its title, or to a page that has headings
  /// of its own.
  var isInFrame = false
  /// Whether the scale of their heat stands below grids.
  var showsScales = true
  /// How many steppers were written.
  private var stepperCount = 0

  /// Makes a writer.
  ///
  /// - Parameter isPart: whether it writes for a page that has its own heading.
  init(typesetter: Typesetter, isPart: Bool = false) {
    (self.typesetter, hasHeading) = (typesetter, isPart)
  }

  /// Blocks in order.
  mutating func html(_ blocks: [Block], reserve: FrameReserve? = nil) -> String {
    var parts: [String] = []
    let aligned = GridReserve(blocks, typesetter: typesetter, measures: reserve == nil)
    for (index, block) in blocks.enumerated() {
      let part =
        if case .grids(let grids) = block {
          html(
            grids, reserve: reserve.map { $0[index] } ?? aligned[index],
            hasScale: !aligned.isContinued(index))
        } else {
          html(block)
        }
      if !part.isEmpty { parts.append(part) }
    }
    return parts.joined(separator: "\n")
  }

  private mutating func html(_ block: Block) -> String {
    switch block {
    case .heading(let text): return heading(text)
    case .paragraph(let text): return "<p>\(html(text))</p>"
    case .grids(let grids): return html(grids)
    case .table(let table): return html(table)
    case .formula(let lines): return html(lines)
    case .value(let tensor):
      return preformatted(
        ValueSetter(typesetter: typesetter, screen: Self.valueWidth).lines(tensor))
    case .note(let note): return html(note)
    // A page takes no commands: what to type next is of no use in it.
    case .suggestion: return ""
    case .verbatim(let texts): return preformatted(texts.map { typesetter.line($0) })
    case .drawing(let drawing): return html(drawing)
    case .figure(let figure):
      switch figure.content {
      case .chart(let chart): return html(chart)
      case .cells(let grids):
        return "<div class=\"wide\" tabindex=\"0\">\(html(grids))</div>"
      }
    case .frames(let frames): return html(frames)
    }
  }

  // MARK: Words

  /// A text, each stretch in its style.
  mutating func html(_ text: Text, base: Text.Style = .plain) -> String {
    html(
      Line(
        typesetter.runs(text, base: base).map {
          // A page makes one space of several.
          Line.Run(safe: $0.text.replacing("  ", with: "\u{A0} "), ink: $0.ink)
        }))
  }

  /// A line of runs.
  mutating func html(_ line: Line) -> String {
    line.runs.map { run in
      let text = Markup.escaped(run.text)
      switch run.ink {
      case .style(.plain): return text
      case .style(.strong): return "<strong>\(text)</strong>"
      case .style(.muted): return "<span class=\"muted\">\(text)</span>"
      case .style(.code): return "<code>\(text)</code>"
      case .style(.marked), .reverse: return "<mark>\(text)</mark>"
      case .style(.alarm): return "<strong class=\"alarm\">\(text)</strong>"
      case .style(.signed), .positive: return "<span class=\"pos\">\(text)</span>"
      case .negative: return "<span class=\"neg\">\(text)</span>"
      case .heat(let share, _):
        guard let name = heat.name(of: share) else { return text }
        return "<span class=\"\(name)\">\(text)</span>"
      case .group(let group, _):
        return "<span class=\"\(heat.name(ofGroup: group))\">\(text)</span>"
      }
    }.joined()
  }

  private mutating func heading(_ text: Text) -> String {
    if isInFrame { return "<h3>\(html(text))</h3>" }
    defer { hasHeading = true }
    return hasHeading ? "<h2>\(html(text))</h2>" : "<h1>\(html(text))</h1>"
  }

  private mutating func html(_ note: Note) -> String {
    let sign: String
    switch note.kind {
    case .remark: sign = "\u{B7}"
    case .stale: sign = "\u{25CC} stale"
    case .warning: sign = "!"
    case .check: sign = "\u{2713}"
    }
    return
      "<p class=\"note \(note.kind.rawValue)\"><span class=\"sign\">\(sign)</span> \(html(note.text))</p>"
  }

  private mutating func preformatted(_ lines: [Line]) -> String {
    var text: [String] = []
    for line in lines { text.append(html(line.trimmed)) }
    return "<pre tabindex=\"0\">\(text.joined(separator: "\n"))</pre>"
  }

  /// A picture of characters, which a screen reader hears as sentences.
  private mutating func html(_ drawing: Drawing) -> String {
    picture(drawing.lines.map { typesetter.line($0) }, spoken: drawing.spoken)
  }

  /// A chart with real lines and axes, as large as there is room.
  private func html(_ chart: Chart) -> String {
    let box = SVGChart(chart, typesetter: typesetter, showsTitle: false).box
    let size = "viewBox=\"0 0 \(box.width.short) \(box.height.short)\""
    return "<figure class=\"chart\"><figcaption>\(text(chart.title))</figcaption>"
      + "<svg \(size) style=\"max-width:\((box.width * Self.chartUnit).short)rem\" role=\"img\" aria-label=\"\(Markup.escaped(words(chart.spoken)))\">\n"
      + "\(box.body)</svg></figure>"
  }

  /// How many of a page's ems a unit of a chart is at most.
  private static let chartUnit = 46.0 / 504

  /// A text without its styles.
  private func text(_ text: Text) -> String {
    Markup.escaped(typesetter.line(text).runs.map(\.text).joined())
  }

  /// Lines of characters as one picture with a text.
  mutating func picture(_ lines: [Line], spoken: [Text]) -> String {
    var text: [String] = []
    for line in lines { text.append(html(line.trimmed)) }
    let words = Markup.escaped(words(spoken))
    return "<pre role=\"img\" aria-label=\"\(words)\" tabindex=\"0\">"
      + "\(text.joined(separator: "\n"))</pre>"
  }

  /// Sentences in a row, for the ear.
  func words(_ spoken: [Text]) -> String {
    spoken.map { text in
      typesetter.line(text.spoken(digits: typesetter.options.digits)).runs.map(\.text).joined()
    }.joined(separator: ". ")
  }

  private mutating func html(_ formula: [FormulaLine]) -> String {
    var rows = ""
    for line in formula {
      let sign = Markup.escaped(typesetter.safe(line.sign))
      rows +=
        "<tr><td>\(html(line.left))</td><td>\(sign)</td><td>\(html(line.right))</td></tr>\n"
    }
    return "<table class=\"formula\" role=\"presentation\">\n\(rows)</table>"
  }

  // MARK: Tables

  private mutating func html(_ table: Table) -> String {
    guard !table.columns.isEmpty else { return "" }
    let columns = table.columns.indices.map { TableColumn(table, $0, typesetter: typesetter) }
    var head = ""
    for column in columns {
      let title = Markup.escaped(typesetter.safe(column.title))
      head +=
        "<th scope=\"col\"\(column.alignment == .trailing ? " class=\"end\"" : "")>\(title)</th>"
    }
    var body = ""
    for row in table.rows.indices {
      let isMarked = table.markedRow == row
      body += isMarked ? "<tr class=\"marked\" aria-current=\"true\">" : "<tr>"
      for (index, column) in columns.enumerated() {
        let isWithin = index < table.rows[row].count
        let lines =
          isWithin ? column.lines(row, isMarked: isMarked, typesetter: typesetter) : []
        let marker = isMarked && index == 0 ? "<span class=\"sign\">\u{25B8}</span> " : ""
        let end = column.alignment == .trailing ? " class=\"end\"" : ""
        body += "<td\(end)>\(marker)\(lines.first.map { html($0) } ?? "")</td>"
      }
      body += "</tr>\n"
    }
    return
      "<div class=\"wide\" tabindex=\"0\"><table class=\"data\">\n<thead><tr>\(head)</tr></thead>\n"
      + "<tbody>\n\(body)</tbody></table></div>"
  }

  // MARK: Frames

  private mutating func html(_ frames: [Frame]) -> String {
    if frames.isEmpty { return "" }
    let reserve = FrameReserve(frames, typesetter: typesetter)
    stepperCount += 1
    let count = frames.count
    var articles = ""
    let (wasInFrame, hadScales) = (isInFrame, showsScales)
    // Of a sequence of many pictures that would be most of the page.
    (isInFrame, showsScales) = (true, frames.count <= Self.mostInPlace)
    defer { (isInFrame, showsScales) = (wasInFrame, hadScales) }
    for (index, frame) in frames.enumerated() {
      let inner = html(frame.blocks, reserve: reserve)
      articles +=
        "<article class=\"frame\" aria-label=\"Step \(index + 1) of \(count)\">\n"
        + "<h2>\(html(frame.title))</h2>\n\(inner)\n</article>\n"
    }
    return """
      <section class="stepper" aria-label="Steps" data-stepper="\(stepperCount)" data-opening="\(frames.opening)">
      <div class="bar">
      <button type="button" data-to="first" aria-label="First step">\u{21E4}</button>
      <button type="button" data-to="back" aria-label="Step back">\u{2190}<span class="word"> back</span></button>
      <output>1 of \(count)</output>
      <button type="button" data-to="next" aria-label="Next step"><span class="word">next </span>\u{2192}</button>
      <button type="button" data-to="last" aria-label="Last step">\u{21E5}</button>
      <input type="range" min="1" max="\(max(1, count))" value="1" aria-label="Step">
      </div>
      <div class="stage\(count > Self.mostInPlace ? " long" : "")">
      \(articles)</div>
      <p class="live" aria-live="polite"></p>
      </section>
      """
  }

  /// Up to so many frames are laid over each other, so that the page keeps its height.
  private static let mostInPlace = 64
  private static let valueWidth = 72
}
