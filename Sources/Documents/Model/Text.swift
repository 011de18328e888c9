/// Words and numbers in a row, each with its style.
package struct Text: Equatable, Sendable {
  /// A stretch of one style.
  package struct Span: Equatable, Sendable {
    /// Words, or a number that the renderer writes with as many digits as it was told.
    package enum Content: Equatable, Sendable {
      /// Words as they are.
      case string(String)
      /// A number, rounded to the digits set.
      case number(Double)
      /// A number, with so many digits at least, however few were set.
      case precise(Double, digits: Int)
      /// Characters that are drawn, such as bars, and what they say; nothing where the words beside
      /// them say it.
      case drawing(String, spoken: String)
    }

    /// What it says.
    package let content: Content
    /// How it looks.
    package let style: Style

    /// Makes a span.
    package init(_ content: Content, style: Style) {
      self.content = content
      self.style = style
    }
  }

  /// How a stretch of text looks; never the only carrier of a meaning.
  package enum Style: String, Equatable, Sendable {
    /// As it comes.
    case plain
    /// Stands out.
    case strong
    /// Steps back.
    case muted
    /// Something to type.
    case code
    /// A number coloured by its sign.
    case signed
    /// What the sentence is about: the present pixel, what changed.
    case marked
    /// Wrong, or easily overlooked.
    case alarm
  }

  /// The stretches in order.
  package var spans: [Span]

  /// Makes a text from stretches.
  package init(_ spans: [Span] = []) { self.spans = spans }

  /// Makes a text of one style.
  package init(_ string: String, style: Style = .plain) {
    spans = string.isEmpty ? [] : [Span(.string(string), style: style)]
  }

  /// A number, coloured by its sign.
  package static func number(_ value: Double, style: Style = .signed) -> Text {
    Text([Span(.number(value), style: style)])
  }

  /// A number with as many digits as tell it from another, and at least so many.
  ///
  /// What an update changes has to be seen to change: 1 → 0.9999, never 1 → 1.
  package static func number(
    _ value: Double, apartFrom other: Double, digits: Int = 1, style: Style = .signed
  ) -> Text {
    let needed = max(digits, RoundedNumberFormat.digits(telling: value, from: other))
    return Text([Span(.precise(value, digits: needed), style: style)])
  }

  /// A number with so many digits at least.
  package static func number(_ value: Double, digits: Int, style: Style = .signed) -> Text {
    Text([Span(.precise(value, digits: digits), style: style)])
  }

  /// Characters that are drawn, and what they say.
  package static func drawing(
    _ characters: String, spoken: String, style: Style = .plain
  ) -> Text {
    Text([Span(.drawing(characters, spoken: spoken), style: style)])
  }

  /// Words that stand out.
  package static func strong(_ string: String) -> Text { Text(string, style: .strong) }
  /// Words that step back.
  package static func muted(_ string: String) -> Text { Text(string, style: .muted) }
  /// Something to type.
  package static func code(_ string: String) -> Text { Text(string, style: .code) }

  /// Two texts, one behind the other.
  package static func + (left: Text, right: Text) -> Text { Text(left.spans + right.spans) }
  /// Appends a text.
  package static func += (left: inout Text, right: Text) { left.spans += right.spans }
}

extension Text: ExpressibleByStringInterpolation {
  /// Makes a plain text.
  package init(stringLiteral value: String) { self.init(value) }

  /// Makes a text whose interpolated numbers follow the renderer's digits.
  package init(stringInterpolation: Interpolation) { self.init(stringInterpolation.spans) }

  /// Collects the stretches of an interpolated text.
  package struct Interpolation: StringInterpolationProtocol {
    var spans: [Span] = []

    /// Makes an empty collector.
    package init(literalCapacity: Int, interpolationCount: Int) {
      spans.reserveCapacity(2 * interpolationCount + 1)
    }
    /// Adds words.
    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { spans.append(Span(.string(literal), style: .plain)) }
    }
    /// Adds a text with its styles.
    package mutating func appendInterpolation(_ text: Text) { spans += text.spans }
    /// Adds words in a style.
    package mutating func appendInterpolation(_ string: String, style: Style = .plain) {
      if !string.isEmpty { spans.append(Span(.string(string), style: style)) }
    }
    /// Adds a whole number, written in full.
    package mutating func appendInterpolation(_ integer: Int) {
      spans.append(Span(.string(String(integer)), style: .plain))
    }
    /// Adds a number, rounded by the renderer and coloured by its sign.
    package mutating func appendInterpolation(_ number: Double, style: Style = .signed) {
      spans.append(Span(.number(number), style: style))
    }
  }
}

extension String.StringInterpolation {
  /// A text in a string would show its parts as Swift writes them; texts are joined as texts.
  @available(*, unavailable, message: "interpolate it into a Text, or take its exactString")
  package mutating func appendInterpolation(_ text: Text) {}
}
