/// A part of a picture: its size, and what is drawn from its upper left corner on.
struct SVGBox {
  var width: Double
  var height: Double
  var body: String

  /// Makes a box; an empty one unless told otherwise.
  init(width: Double = 0, height: Double = 0, body: String = "") {
    self.width = width
    self.height = height
    self.body = body
  }

  /// Whether nothing is drawn.
  var isEmpty: Bool { body.isEmpty }

  /// Draws another box into this one, which grows as far as that takes.
  mutating func place(_ other: SVGBox, x: Double, y: Double) {
    guard !other.isEmpty else { return }
    width = max(width, x + other.width)
    height = max(height, y + other.height)
    if x == 0, y == 0 {
      body += other.body
    } else {
      body += "<g transform=\"translate("
      body += x.short
      body += " "
      body += y.short
      body += ")\">"
      body += other.body
      body += "</g>\n"
    }
  }

  /// Draws another box below this one.
  mutating func append(_ other: SVGBox, gap: Double) {
    guard !other.isEmpty else { return }
    place(other, x: 0, y: height > 0 ? height + gap : 0)
  }

  /// The same, smaller.
  func scaled(by factor: Double) -> SVGBox {
    guard factor < 1 else { return self }
    let percent = Int(factor * 10000)
    let text = "0." + String(String(percent + 10000).dropFirst())
    return SVGBox(
      width: width * factor, height: height * factor,
      body: "<g transform=\"scale(\(text))\">\(body)</g>\n")
  }

  /// Draws a rectangle.
  ///
  /// - Parameter attributes: anything else that it has, behind a space.
  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, className: String?,
    attributes: String = ""
  ) {
    body += "<rect"
    if let className {
      body += " class=\""
      body += className
      body += "\""
    }
    body += " x=\""
    body += x.short
    body += "\" y=\""
    body += y.short
    body += "\" width=\""
    body += width.short
    body += "\" height=\""
    body += height.short
    body += "\""
    body += attributes
    body += "/>\n"
  }

  /// Draws a straight line.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, className: String) {
    body +=
      "<line class=\"\(className)\" x1=\"\(x1.short)\" y1=\"\(y1.short)\" x2=\"\(x2.short)\" y2=\"\(y2.short)\"/>\n"
  }

  /// Draws a text that is safe to be shown; it grows nothing.
  mutating func text(
    _ text: String, x: Double, y: Double, className: String? = nil, anchor: Anchor = .start
  ) {
    markup(Markup.escaped(text), x: x, y: y, className: className, anchor: anchor)
  }

  /// Draws a text that is markup already.
  ///
  /// - Parameter size: the height of the letters, where it is not that of the class.
  mutating func markup(
    _ markup: String, x: Double, y: Double, className: String? = nil, anchor: Anchor = .start,
    size: Double? = nil
  ) {
    body += "<text"
    if let className {
      body += " class=\""
      body += className
      body += "\""
    }
    if let size {
      body += " style=\"font-size:"
      body += size.short
      body += "px\""
    }
    body += anchor.attribute
    body += " x=\""
    body += x.short
    body += "\" y=\""
    body += y.short
    body += "\">"
    body += markup
    body += "</text>\n"
  }

  /// Which part of a text stands at its place.
  enum Anchor {
    case start, middle, end

    fileprivate var attribute: String {
      switch self {
      case .start: ""
      case .middle: " text-anchor=\"middle\""
      case .end: " text-anchor=\"end\""
      }
    }
  }
}

extension Double {
  /// A length with at most one decimal.
  var short: String {
    guard isFinite else { return "0" }
    let tenths = Int((self * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let size = abs(tenths)
    return size % 10 == 0 ? "\(sign)\(size / 10)" : "\(sign)\(size / 10).\(size % 10)"
  }
}
