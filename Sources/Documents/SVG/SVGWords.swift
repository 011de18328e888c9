/// Sets words in a picture: breaks them between spaces, and draws each stretch in its style.
struct SVGWords {
  /// The height of the letters.
  let size: Double
  /// The class of the lines.
  var className: String?
  /// Whether all words stand out.
  var isBold = false
  /// Whether it is a formula, with letters in italics and indices.
  var isFormula = false

  /// From one line to the next.
  var leading: Double { (size * 1.4).rounded() }

  /// A text on lines no wider than a width, where no word of it is wider.
  ///
  /// - Parameter indent: how far all lines but the first are set in.
  func box(_ runs: [Line.Run], width: Double, indent: Double = 0) -> SVGBox {
    var box = SVGBox()
    for (index, line) in lines(runs, width: width, indent: indent).enumerated() {
      let x = index == 0 ? 0 : indent
      let y = Double(index) * leading + size
      box.markup(markup(line), x: x, y: y, className: className, size: size)
      box.width = max(box.width, x + self.width(of: line))
      box.height = Double(index + 1) * leading
    }
    return box
  }

  /// The width of runs on one line.
  func width(of runs: [Line.Run]) -> Double { runs.reduce(0) { $0 + width(of: $1) } }

  private func width(of run: Line.Run) -> Double {
    switch run.ink {
    case .style(.code): SVGFont.mono.width(run.text, size: size * 0.94)
    case _ where isFormula: formulaWidth(run.text)
    case .style(.strong), .style(.marked), .style(.alarm), .reverse, .heat(_, isStrong: true),
      .group(_, isStrong: true):
      SVGFont.bold.width(run.text, size: size)
    case .style(.plain), .style(.muted), .style(.signed), .negative, .positive, .heat, .group:
      (isBold ? SVGFont.bold : .sans).width(run.text, size: size)
    }
  }

  private func formulaWidth(_ text: String) -> Double {
    SVGMath.parts(text).reduce(0) { sum, part in
      switch part.kind {
      case .roman, .italic: sum + SVGFont.sans.width(part.text, size: size) * 0.95
      case .index, .power: sum + SVGFont.sans.width(part.text, size: size * 0.72) * 0.95
      case .typed: sum + SVGFont.mono.width(part.text, size: size * 0.86)
      }
    }
  }

  /// A formula as the inside of a text.
  private func formula(_ runs: [Line.Run]) -> String {
    var markup = ""
    var level = 0
    for run in runs {
      let isTyped = run.ink == .style(.code)
      let parts: [(text: String, kind: SVGMath.Kind)] =
        isTyped ? [(run.text, .typed)] : SVGMath.parts(run.text)
      for part in parts {
        var classes = run.ink.className.map { [$0] } ?? []
        // An index goes down, a power up, and what is behind them back to the line.
        var shift = ""
        if part.kind.level != level {
          shift = " dy=\"\(part.kind.level - level)\""
          level = part.kind.level
        }
        switch part.kind {
        case .roman: break
        case .italic: classes.append("it")
        case .index: classes.append("ix")
        case .power: classes.append("pw")
        case .typed: if !isTyped { classes.append("typed") }
        }
        let text = Markup.escaped(part.text)
        if classes.isEmpty, shift.isEmpty {
          markup += text
        } else {
          let names = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
          markup += "<tspan\(names)\(shift)>\(text)</tspan>"
        }
      }
    }
    return markup
  }

  /// Runs as the inside of a text.
  func markup(_ runs: [Line.Run]) -> String {
    if isFormula { return formula(runs) }
    return runs.map { run in
      let text = Markup.escaped(run.text)
      return run.ink.className.map { "<tspan class=\"\($0)\">\(text)</tspan>" } ?? text
    }.joined()
  }

  /// What stands between two spaces, perhaps in several styles, and the spaces before it.
  private struct Word {
    var gap: [Line.Run] = []
    var runs: [Line.Run] = []
  }

  private func words(of runs: [Line.Run]) -> [Word] {
    var words = [Word()]
    for run in runs {
      for (place, piece) in run.text.split(separator: " ", omittingEmptySubsequences: false)
        .enumerated()
      {
        if place > 0 {
          // Pictures swallow a space behind another one: several are one wide one.
          let isFirst = !words[words.count - 1].runs.isEmpty
          if isFirst { words.append(Word()) }
          let gap = isFirst ? " " : String.wideSpace
          words[words.count - 1].gap = [Line.Run(safe: gap, ink: run.ink)]
        }
        if !piece.isEmpty {
          words[words.count - 1].runs.append(Line.Run(safe: String(piece), ink: run.ink))
        }
      }
    }
    return words
  }

  private func lines(_ runs: [Line.Run], width: Double, indent: Double) -> [[Line.Run]] {
    var lines: [[Line.Run]] = []
    var current: [Line.Run] = []
    var used = 0.0
    for word in words(of: runs) {
      let gap = self.width(of: word.gap)
      let needed = self.width(of: word.runs)
      let room = width - (lines.isEmpty ? 0 : indent)
      if !current.isEmpty, (used + gap + needed) * Self.slack > room {
        lines.append(current)
        current = word.runs
        used = needed
      } else {
        current += (current.isEmpty ? [] : word.gap) + word.runs
        used += (used > 0 ? gap : 0) + needed
      }
    }
    return (lines + [current]).map(Self.joined)
  }

  /// The same with neighbours of one ink as one: a letter and its index may have come in pieces.
  private static func joined(_ runs: [Line.Run]) -> [Line.Run] {
    runs.reduce(into: []) { joined, run in
      if let last = joined.last, last.ink == run.ink {
        joined[joined.count - 1] = Line.Run(safe: last.text + run.text, ink: run.ink)
      } else {
        joined.append(run)
      }
    }
  }

  /// How much wider another font may be.
  private static let slack = 1.1
}

extension Ink {
  /// The class of a text in this ink; `nil` where it looks like any other.
  var className: String? {
    switch self {
    case .style(.plain), .heat(_, isStrong: false), .group(_, isStrong: false): nil
    case .style(.signed), .positive: "pos"
    case .negative: "neg"
    case .style(let style): style.rawValue
    case .reverse, .heat(_, isStrong: true), .group(_, isStrong: true):
      Text.Style.strong.rawValue
    }
  }
}
