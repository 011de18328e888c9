/// A chart as a picture of LaTeX's own, with lines and axes.
struct LaTeXChart {
  let chart: Chart
  let typesetter: Typesetter

  private var plot: (width: Double, height: Double) {
    chart.isPlane ? (210, 210) : (300, 105)
  }
  /// Points that lie closer than a fiftieth of an inch cannot be told apart.
  private static let most = 240
  private static let colours = ["0,75,140", "170,90,0", "27,27,32", "135,0,135"]

  /// The picture, with the names of its curves above it.
  var latex: String {
    let format = RoundedNumberFormat(digits: typesetter.options.digits, minus: "-")
    let plot = plot
    var body = shaded
    func put(_ x: Double, _ y: Double, _ what: String) {
      body += "\\put(\(x.short),\(y.short)){\(what)}\n"
    }
    for tick in chart.up.ticks {
      guard let share = chart.up.share(of: tick) else { continue }
      let y = share * plot.height
      put(0, y, "{\\color{gray!40}\\line(1,0){\(plot.width.short)}}")
      put(-4, y, "\\makebox(0,0)[r]{\\scriptsize$\(Self.label(tick, chart.up, format))$}")
    }
    for tick in chart.across.ticks {
      guard let share = chart.across.share(of: tick) else { continue }
      let x = share * plot.width
      put(x, 0, "\\line(0,-1){3}")
      put(x, -5, "\\makebox(0,0)[t]{\\scriptsize$\(Self.label(tick, chart.across, format))$}")
    }
    for (index, series) in chart.series.enumerated() { body += curve(series, index) }
    put(0, 0, "\\line(1,0){\(plot.width.short)}")
    put(0, 0, "\\line(0,1){\(plot.height.short)}")
    if chart.isPlane {
      put(
        0, plot.height + 5,
        "\\makebox(0,0)[bl]{\\scriptsize \(LaTeXText.of(typesetter.safe(chart.up.title)))}")
    }
    let title = LaTeXText.of(typesetter.safe(chart.across.title))
    put(plot.width / 2, -17, "\\makebox(0,0)[t]{\\scriptsize \(title)}")
    return
      "\(legend)\\begin{picture}(\((plot.width + 44).short),\((plot.height + (chart.isPlane ? 46 : 34)).short))(-38,-28)\n\\linethickness{0.4pt}%\n\(body)\\end{picture}"
  }

  private static func label(
    _ tick: Double, _ axis: Chart.Axis, _ format: RoundedNumberFormat
  ) -> String {
    let label = axis.label(of: tick, format: format)
    let power = label.exponent.map { "^{\($0.replacing("\u{2212}", with: "-"))}" }
    return LaTeXMath.of(label.text) + (power ?? "")
  }

  private var shaded: String {
    chart.shadedAreas.map { area in
      let (left, right) = (area.left * plot.width, area.right * plot.width)
      let (top, bottom) = (area.top * plot.height, area.bottom * plot.height)
      return
        "\\put(\(left.short),\((plot.height - bottom).short)){\\color{gray!25}\\rule{\((right - left).short)pt}{\((bottom - top).short)pt}}\n"
    }.joined()
  }

  private func curve(_ series: Chart.Series, _ index: Int) -> String {
    let plot = plot
    let step = !series.isJoined ? 1 : max(1, (series.points.count + Self.most - 1) / Self.most)
    var stretches: [[String]] = [[]]
    for (place, point) in series.points.enumerated()
    where place % step == 0 || place == series.points.count - 1 {
      guard let x = chart.across.share(of: point.x), let y = chart.up.share(of: point.y) else {
        stretches.append([])
        continue
      }
      let at = "(\((x * plot.width).short),\((min(1, max(0, y)) * plot.height).short))"
      stretches[stretches.count - 1].append(at)
    }
    let colour = "\\color[RGB]{\(Self.colours[index % Self.colours.count])}"
    var body = ""
    for points in stretches {
      if points.count > 1, series.isJoined {
        body += "{\(colour)\\linethickness{0.8pt}\\polyline\(points.joined())}%\n"
      }
      if series.isMarked || points.count == 1 {
        for point in points {
          body += "\\put\(point){\(colour)\\makebox(0,0){\(Self.mark(index))}}\n"
        }
      }
    }
    return body
  }

  private static func mark(_ index: Int) -> String {
    switch index % 3 {
    case 0: "\\tiny$\\blacksquare$"
    case 1: "\\small$\\circ$"
    default: "\\tiny$\\blacktriangle$"
    }
  }

  /// The names of the curves, where there are several.
  private var legend: String {
    guard chart.series.count > 1 else { return "" }
    let names = chart.series.enumerated().map { index, series in
      let colour = "\\color[RGB]{\(Self.colours[index % Self.colours.count])}"
      let mark = series.isMarked ? "\\,\(Self.mark(index))\\," : ""
      let line = series.isJoined ? "\\rule[0.5ex]{14pt}{0.8pt}" : ""
      return
        "{\(colour)\(line)\(mark)}\\,\\footnotesize \(LaTeXText.of(typesetter.safe(series.name)))"
    }
    return "{\(names.joined(separator: "\\quad "))}\\\\\n"
  }
}
