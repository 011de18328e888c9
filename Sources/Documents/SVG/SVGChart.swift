/// A chart with real lines and axes.
struct SVGChart {
  private let chart: Chart
  private let typesetter: Typesetter
  private var plot: (width: Double, height: Double) {
    chart.isPlane ? (300, 300) : (440, 150)
  }
  private static let size = 11.0
  private let showsTitle: Bool

  /// Makes a chart.
  ///
  /// - Parameter showsTitle: whether its title stands above it.
  init(_ chart: Chart, typesetter: Typesetter, showsTitle: Bool = true) {
    self.chart = chart
    self.typesetter = typesetter
    self.showsTitle = showsTitle
  }

  /// The chart: its title, its curves' names, the curves between their axes.
  var box: SVGBox {
    let format = RoundedNumberFormat(digits: typesetter.options.digits, minus: typesetter.minus)
    let plot = plot
    let upLabels = chart.up.ticks.map {
      (share: chart.up.share(of: $0) ?? 0, label: chart.up.label(of: $0, format: format))
    }
    let left = (upLabels.map { Self.width(of: $0.label) }.max() ?? 0) * 1.1 + 12
    var box = SVGBox()
    if showsTitle, !chart.title.spans.isEmpty {
      box = SVGWriter.words.box(typesetter.runs(chart.title), width: left + plot.width)
    }
    if chart.series.count > 1 { box.append(legend, gap: 3) }
    let top = box.height + (chart.isPlane ? 20 : 8)
    let foot = top + plot.height
    if chart.isPlane {
      box.text(typesetter.safe(chart.up.title), x: left, y: top - 7, className: "label")
    }
    shade(left: left, top: top, into: &box)
    for label in upLabels {
      let y = foot - label.share * plot.height
      box.line(left, y, left + plot.width, y, className: "gridline")
      box.markup(
        Self.markup(label.label), x: left - 6, y: y + 4, className: "label", anchor: .end)
    }
    for tick in chart.across.ticks {
      guard let share = chart.across.share(of: tick) else { continue }
      let x = left + share * plot.width
      box.line(x, foot, x, foot + 4, className: "axis")
      let label = chart.across.label(of: tick, format: format)
      box.markup(
        Self.markup(label), x: x, y: foot + 16, className: "label", anchor: .middle)
    }
    for (index, series) in chart.series.enumerated() {
      draw(series, index, left: left, foot: foot, into: &box)
    }
    box.line(left, top, left, foot, className: "axis")
    box.line(left, foot, left + plot.width, foot, className: "axis")
    let title = typesetter.safe(chart.across.title)
    box.text(
      title, x: left + plot.width / 2, y: foot + 31, className: "label", anchor: .middle)
    box.width = max(box.width, left + plot.width + 8)
    box.height = foot + 35
    return box
  }

  private static func width(of label: Chart.Axis.Label) -> Double {
    SVGFont.sans.width(label.text, size: size)
      + SVGFont.sans.width(label.exponent ?? "", size: 0.72 * size)
  }

  /// A label, its exponent small and high.
  private static func markup(_ label: Chart.Axis.Label) -> String {
    let exponent = label.exponent.map {
      "<tspan dy=\"-4\" style=\"font-size:8px\">\(Markup.escaped($0))</tspan>"
    }
    return Markup.escaped(label.text) + (exponent ?? "")
  }

  /// A line and a name for each curve.
  private var legend: SVGBox {
    var box = SVGBox()
    var left = 0.0
    for (index, series) in chart.series.enumerated() {
      let name = typesetter.safe(series.name)
      if series.isJoined {
        box.line(left, 9, left + 26, 9, className: "curve \(Self.className(index))")
      }
      if series.isMarked { mark(index, x: left + 13, y: 9, into: &box) }
      box.text(name, x: left + 32, y: 13, className: "legend")
      left += 32 + SVGFont.sans.width(name, size: 12) * 1.1 + 18
    }
    (box.width, box.height) = (left, 18)
    return box
  }

  private func shade(left: Double, top: Double, into box: inout SVGBox) {
    for area in chart.shadedAreas {
      let (first, last) = (area.left * plot.width, area.right * plot.width)
      let (from, to) = (area.top * plot.height, area.bottom * plot.height)
      box.rectangle(
        x: left + first, y: top + from, width: last - first, height: to - from, className: "shaded")
    }
  }

  private func draw(
    _ series: Chart.Series, _ index: Int, left: Double, foot: Double, into box: inout SVGBox
  ) {
    let plot = plot
    var path = ""
    var isDrawing = false
    for point in series.points {
      guard let x = chart.across.share(of: point.x), let y = chart.up.share(of: point.y),
        (-0.001...1.001).contains(x)
      else {
        isDrawing = false
        continue
      }
      let place = (left + x * plot.width, foot - min(1, max(0, y)) * plot.height)
      path += isDrawing ? "L" : "M"
      path += place.0.short
      path += " "
      path += place.1.short
      isDrawing = true
      if series.isMarked { mark(index, x: place.0, y: place.1, into: &box) }
    }
    guard !path.isEmpty, series.isJoined else { return }
    box.body += "<path class=\"curve \(Self.className(index))\" d=\"\(path)\"/>\n"
  }

  /// A curve's own mark: a ring, a square, a diamond.
  private func mark(_ index: Int, x: Double, y: Double, into box: inout SVGBox) {
    let path =
      switch index % 3 {
      case 0: "M\((x - 3).short) \((y - 3).short)h6v6h-6Z"
      case 1:
        "M\((x - 3.4).short) \(y.short)a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0Z"
      default: "M\(x.short) \((y - 4).short)l4 4l-4 4l-4 -4Z"
      }
    box.body += "<path class=\"mark \(Self.className(index))\" d=\"\(path)\"/>\n"
  }

  private static func className(_ index: Int) -> String { "s\(index % 4)" }

  // MARK: The look

  /// The look of curves and axes, but for their colours.
  private static let shape = """
    text.label { font-size: 11px; }
    text.legend { font-size: 12px; }
    .axis { stroke-width: 1; }
    .gridline { stroke-width: 0.8; }
    .curve { fill: none; stroke-width: 1.7; stroke-linejoin: round; }
    .mark { stroke-width: 1.5; }
    .curve.s1 { stroke-dasharray: 6 3; }
    .curve.s2 { stroke-dasharray: 2 2.5; }
    .curve.s3 { stroke-dasharray: 9 3 2 3; }

    """

  /// The rules for a picture.
  static func style(_ theme: RenderingOptions.Theme) -> String {
    let (ink, ground, grid, alarm) =
      theme == .light
      ? ("#1b1b20", "#fff", "#e2e2e8", "#870087") : ("#e8e8ee", "#18181c", "#34343c", "#ffafff")
    return (theme == .light ? shape : "") + """
      .axis, .s2 { stroke: \(ink); }
      .gridline { stroke: \(grid); }
      .shaded { fill: \(grid); }
      .mark { fill: \(ground); }
      .s0 { stroke: \(HTMLRenderer.negative(theme)); }
      .s1 { stroke: \(HTMLRenderer.positive(theme)); }
      .s3 { stroke: \(alarm); }

      """
  }

  /// The rules for a page, which names its colours.
  static let pageStyle =
    shape + """
      .axis, .s2 { stroke: var(--text); }
      .gridline { stroke: var(--rule); }
      .shaded { fill: var(--rule); opacity: 0.6; }
      .mark { fill: var(--panel); }
      .s0 { stroke: var(--neg); }
      .s1 { stroke: var(--pos); }
      .s3 { stroke: var(--alarm); }

      """
}
