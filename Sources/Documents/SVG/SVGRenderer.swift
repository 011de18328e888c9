/// Turns documents into pictures, for slides and handouts: cells, tables, charts and type, as in print.
///
/// Words are set in a proportional font, numbers below each other at their points. The colours are
/// light or dark as the reader's system is; what does not know of that shows the light ones.
package struct SVGRenderer: Equatable, Sendable {
  /// The significant digits of a rounded number.
  package var digits: Int
  /// How wide words run, in columns of a screen; a picture is wider only where a grid or a table
  /// cannot be read otherwise.
  package var width: Int

  /// Makes a renderer.
  package init(digits: Int = 3, width: Int = 80) {
    self.digits = digits
    self.width = width
  }

  /// The picture of a document, all frames of a sequence one below the other.
  ///
  /// - Parameter title: what the picture is called, as the command that made it.
  package func picture(_ document: Document, title: String) -> String {
    let options = RenderingOptions.drawn(digits: digits, showsHints: false)
    let typesetter = Typesetter(options: options)
    var writer = SVGWriter(
      typesetter: typesetter, width: Double(max(20, width)) * Self.columnWidth)
    let box = writer.box(document.blocks)
    let margin = Self.margin
    let size = (width: box.width + 2 * margin, height: box.height + 2 * margin)
    let name = Markup.escaped(typesetter.safe(title))
    let description = document.spoken(digits: digits).blocks.flatMap { $0.sentences(typesetter) }
    // Spaces are kept: between two spans one alone would be dropped.
    return """
      <svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 \(size.width.short) \(size.height.short)" width="\(size.width.short)" height="\(size.height.short)" role="img" aria-labelledby="title description">
      <title id="title">\(name)</title>
      <desc id="description">\(Markup.escaped(description.joined(separator: ". ")))</desc>
      <style>
      \(Self.style)\(SVGChart.style(.light))\(writer.heat.rules(.light, property: "fill"))
      @media (prefers-color-scheme: dark) {
      \(Self.darkStyle)\(SVGChart.style(.dark))\(writer.heat.rules(.dark, property: "fill"))
      }
      </style>
      <rect class="ground" width="100%" height="100%"/>
      <g transform="translate(\(margin.short) \(margin.short))">
      \(box.body)</g>
      </svg>

      """
  }

  private static let margin = 14.0
  private static let columnWidth = 8.5

  private static let style = """
    text { font: 13px Helvetica, Arial, "Liberation Sans", "DejaVu Sans", sans-serif; fill: #1b1b20; }
    text.heading { font-size: 15px; font-weight: 700; }
    text.formula { font: 14.5px "Times New Roman", Times, "Liberation Serif", "DejaVu Serif", serif; }
    .it { font-style: italic; }
    .ix { font-style: italic; font-size: 0.72em; }
    .pw { font-size: 0.72em; }
    .typed { font: 0.86em "DejaVu Sans Mono", Menlo, Consolas, "Liberation Mono", monospace; }
    text.label { font-size: 11px; fill: #5f5f68; }
    text.sign { font-size: 19px; }
    text.star { font-size: 9px; }
    .mono, .code { font-family: "DejaVu Sans Mono", Menlo, Consolas, "Liberation Mono", monospace; }
    text.mono { font-size: 12px; }
    .code { font-size: 0.94em; }
    .num { font-variant-numeric: tabular-nums; }
    .strong, .marked, .alarm { font-weight: 700; }
    .marked { text-decoration: underline; }
    .ground { fill: #fff; }
    .ink, .pointer { fill: #1b1b20; }
    .panel { fill: #f1f1f5; }
    .cell { fill: none; stroke: #b9b9c2; stroke-width: 0.8; }
    .pad { stroke-dasharray: 2.5 2; }
    .frame { stroke: #1b1b20; stroke-width: 2.4; stroke-linecap: square; }
    .rule { stroke: #b9b9c2; stroke-width: 0.8; }
    .strongrule { stroke: #1b1b20; stroke-width: 1; }
    .outline { fill: none; stroke: #b9b9c2; stroke-width: 0.8; }
    .muted { fill: #5f5f68; }
    .pos { fill: \(HTMLRenderer.positive(.light)); }
    .neg { fill: \(HTMLRenderer.negative(.light)); }
    .alarm { fill: #870087; }

    """

  private static let darkStyle = """
    text { fill: #e8e8ee; }
    .ground { fill: #18181c; }
    .ink, .pointer { fill: #e8e8ee; }
    .panel { fill: #26262c; }
    .cell, .rule, .outline { stroke: #55555f; }
    .frame, .strongrule { stroke: #e8e8ee; }
    .muted, text.label { fill: #9d9da8; }
    .pos { fill: \(HTMLRenderer.positive(.dark)); }
    .neg { fill: \(HTMLRenderer.negative(.dark)); }
    .alarm { fill: #ffafff; }

    """
}

extension Block {
  /// The words of a block that was made to be spoken.
  fileprivate func sentences(_ typesetter: Typesetter) -> [String] {
    func words(_ text: Text) -> String { typesetter.line(text).runs.map(\.text).joined() }
    switch self {
    case .heading(let text), .paragraph(let text): return [words(text)]
    case .verbatim(let texts): return texts.map(words)
    // What was made to be spoken is none of these any more.
    case .grids, .table, .formula, .value, .drawing, .figure, .frames: return []
    case .note(let note): return [words(note.text)]
    case .suggestion: return []
    }
  }
}
