/// Turns texts into runs: makes them safe, spells them in the glyphs there are, writes numbers.
struct Typesetter {
  /// What the terminal can show.
  let options: RenderingOptions
  /// The sign of negative numbers.
  let minus: String
  private let format: RoundedNumberFormat

  /// Makes a typesetter.
  init(options: RenderingOptions) {
    self.options = options
    minus = options.glyphs == .ascii ? "-" : "\u{2212}"
    format = RoundedNumberFormat(digits: options.digits, minus: minus)
  }

  /// The string as it may be shown.
  func safe(_ string: String) -> String {
    let visible = ControlCharacters.madeVisible(in: string)
    return options.glyphs == .ascii ? ASCIISpelling.of(visible) : visible
  }

  /// A run of a string.
  func run(_ string: String, _ ink: Ink = .plain) -> Line.Run {
    Line.Run(safe: safe(string), ink: ink)
  }

  /// A run of a string in a style.
  func run(_ string: String, _ style: Text.Style) -> Line.Run { run(string, .style(style)) }

  /// A number as its sign in two columns: doubled above three fifths of a scale, `·` below an eighth of it.
  func signs(of value: Double, scale: Double) -> String {
    if value.isNaN { return " ?" }
    let sign = value < 0 ? minus : "+"
    let share = scale > 0 ? value.magnitude / scale : 0
    return share > 0.6 ? sign + sign : " " + (share >= 0.125 ? sign : safe("\u{B7}"))
  }

  /// The runs of a text; `base` replaces the plain style.
  func runs(_ text: Text, base: Text.Style = .plain) -> [Line.Run] {
    text.spans.map { span in
      let style = span.style == .plain ? base : span.style
      switch span.content {
      case .number(let value):
        return Line.Run(safe: format.string(value), ink: Ink(style, number: value))
      case .precise(let value, let digits):
        let format = RoundedNumberFormat(digits: max(digits, options.digits), minus: minus)
        return Line.Run(safe: format.string(value), ink: Ink(style, number: value))
      case .drawing(let characters, _):
        return run(
          options.framesWindows ? characters.replacing("[ ]", with: "\u{25A1}") : characters, style)
      case .string(let string):
        guard style == .signed else { return run(string, style) }
        let isNegative = string.hasPrefix("-") || string.hasPrefix("\u{2212}")
        return run(string, isNegative ? .negative : .positive)
      }
    }
  }

  /// A text on one line, however long.
  func line(_ text: Text, base: Text.Style = .plain) -> Line { Line(runs(text, base: base)) }

  /// The columns that a text needs for none of its words to be broken.
  func leastWidth(of text: Text, beforeOperators: Bool = false) -> Int {
    Wrapper(columns: 1, beforeOperators: beforeOperators).least(runs(text))
  }

  /// A text on lines of at most so many columns, broken between words.
  func wrapped(
    _ text: Text, to columns: Int, base: Text.Style = .plain, indent: Int = 0,
    beforeOperators: Bool = false
  ) -> [Line] {
    let wrapper = Wrapper(columns: columns, indent: indent, beforeOperators: beforeOperators)
    return wrapper.lines(runs(text, base: base))
  }
}
