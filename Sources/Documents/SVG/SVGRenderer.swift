/// Turns documents into pictures, for slides and handouts: the terminal's own layout, as vectors.
///
/// Each stretch of text is fitted to its columns, so that whatever font there is, digits stay below
/// each other. The colours are light or dark as the reader's system is; what does not know of that
/// shows the light ones.
public struct SVGRenderer: Equatable, Sendable {
  /// The significant digits of a rounded number.
  public var digits: Int
  /// The columns of the screen that is drawn, at least 20.
  public var width: Int

  /// Makes a renderer.
  public init(digits: Int = 3, width: Int = 80) {
    self.digits = digits
    self.width = width
  }

  /// The picture of a document, all frames of a sequence one below the other.
  ///
  /// - Parameter title: what the picture is called, as the command that made it.
  public func picture(_ document: Document, title: String) -> String {
    let options = RenderingOptions(width: width, digits: digits, showsHints: false)
    let typesetter = Typesetter(options: options)
    let lines = BlockSetter(options: options).lines(document.blocks)
    var heat = HeatClasses()
    var grounds = ""
    var texts = ""
    for (row, line) in lines.enumerated() {
      var column = 0
      for run in line.runs {
        draw(run, row: row, column: column, heat: &heat, grounds: &grounds, texts: &texts)
        column += run.width
      }
    }
    let columns = Swift.max(20, lines.map(\.width).max() ?? 0)
    let size = (
      width: 2 * Self.margin + Double(columns) * Self.columnWidth,
      height: 2 * Self.margin + Double(lines.count) * Self.rowHeight
    )
    let name = Markup.escaped(typesetter.safe(title))
    let description = document.spoken(digits: typesetter.options.digits).blocks.flatMap {
      $0.sentences(typesetter)
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size.width.short) \(size.height.short)" width="\(size.width.short)" height="\(size.height.short)" role="img" aria-labelledby="title description">
      <title id="title">\(name)</title>
      <desc id="description">\(Markup.escaped(description.joined(separator: ". ")))</desc>
      <style>
      \(Self.style)\(heat.rules(.light, property: "fill"))
      @media (prefers-color-scheme: dark) {
      \(Self.darkStyle)\(heat.rules(.dark, property: "fill"))
      }
      </style>
      <rect class="ground" width="100%" height="100%" rx="6"/>
      \(grounds)<g xml:space="preserve">
      \(texts)</g>
      </svg>

      """
  }

  private func draw(
    _ run: Line.Run, row: Int, column: Int, heat: inout HeatClasses, grounds: inout String,
    texts: inout String
  ) {
    let top = Self.margin + Double(row) * Self.rowHeight
    var inkClass = run.ink.className
    if case .heat(let share, let isStrong) = run.ink {
      inkClass = isStrong ? "strong" : nil
      if let name = heat.name(of: share) {
        let left = Self.margin + Double(column) * Self.columnWidth
        let wide = Double(run.width) * Self.columnWidth
        grounds +=
          "<rect class=\"\(name)\" x=\"\(left.short)\" y=\"\(top.short)\" width=\"\(wide.short)\" height=\"\(Self.rowHeight.short)\"/>\n"
        inkClass = isStrong ? "\(name) strong" : name
      }
    }
    // Words that stand far apart are drawn apart, so that no font moves one of them.
    var offset = column
    let bytes = run.text.utf8
    for part in bytes.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false) {
      let word = String(Substring(part))
      let columns = DisplayWidth.of(word)
      if columns > 0 {
        let x = Self.margin + Double(offset) * Self.columnWidth
        // Put together piece by piece: a picture of many frames has tens of thousands of words.
        texts += "<text"
        if let inkClass {
          texts += " class=\""
          texts += inkClass
          texts += "\""
        }
        texts += " x=\""
        texts += x.short
        texts += "\" y=\""
        texts += (top + Self.baseline).short
        texts += "\" textLength=\""
        texts += (Double(columns) * Self.columnWidth).short
        texts += "\" lengthAdjust=\"spacingAndGlyphs\">"
        texts += Markup.escaped(word)
        texts += "</text>\n"
      }
      offset += columns + 1
    }
  }

  private static let columnWidth = 8.4
  private static let rowHeight = 18.0
  private static let baseline = 13.5
  private static let margin = 16.0

  private static let style = """
    text { font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1b1b20; }
    .ground { fill: #fff; }
    .strong, .code, .marked, .alarm { font-weight: 700; }
    .marked { text-decoration: underline; }
    .muted { fill: #5f5f68; }
    .pos { fill: \(HTMLRenderer.positive(.light)); }
    .neg { fill: \(HTMLRenderer.negative(.light)); }
    .alarm { fill: #870087; }

    """

  private static let darkStyle = """
    text { fill: #e8e8ee; }
    .ground { fill: #18181c; }
    .muted { fill: #9d9da8; }
    .pos { fill: \(HTMLRenderer.positive(.dark)); }
    .neg { fill: \(HTMLRenderer.negative(.dark)); }
    .alarm { fill: #ffafff; }

    """
}

extension Ink {
  /// The class of a text in this ink; `nil` where it looks like any other.
  fileprivate var className: String? {
    switch self {
    case .style(.plain), .heat: nil
    case .style(.signed), .positive: "pos"
    case .negative: "neg"
    case .style(let style): style.rawValue
    case .reverse: Text.Style.strong.rawValue
    }
  }
}

extension Double {
  /// A length with at most one decimal.
  fileprivate var short: String {
    let tenths = Int((self * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}

extension Block {
  /// The words of a block that was made to be spoken.
  fileprivate func sentences(_ typesetter: Typesetter) -> [String] {
    func words(_ text: Text) -> String { typesetter.line(text).runs.map(\.text).joined() }
    switch self {
    case .heading(let text), .paragraph(let text): return [words(text)]
    case .verbatim(let texts): return texts.map(words)
    // What was made to be spoken is none of these any more.
    case .grids, .table, .formula, .value, .drawing, .frames: return []
    case .note(let note): return [words(note.text)]
    case .suggestion: return []
    }
  }
}
