extension Text {
  /// The text for the ear: signs are words, numbers are said, what is drawn says what it shows.
  ///
  /// What is there to be typed stays as it is typed.
  func spoken(digits: Int) -> Text {
    var result = Text()
    var words = ""
    func flush() {
      guard !words.isEmpty else { return }
      // A space at either end stands between this and something to type.
      let (first, last) = (words.first == " ", words.last == " ")
      let spelled = SpeechSpelling.of(words)
      let text = (first ? " " : "") + spelled + (last && !spelled.isEmpty ? " " : "")
      result += Text(text)
      words = ""
    }
    for span in spans {
      switch span.content {
      case .string(let string) where span.style == .code:
        flush()
        result += .code(string)
      case .string(let string): words += string
      case .number(let value):
        words += RoundedNumberFormat(digits: digits, minus: "−").string(value)
      case .precise(let value, let least):
        words += RoundedNumberFormat(digits: max(digits, least), minus: "−").string(value)
      case .drawing(_, let spoken): words += spoken
      }
    }
    flush()
    return result
  }

  /// The text with commas for the dots that stand between its parts; elsewhere a dot is a product.
  var separated: Text {
    Text(
      spans.map { span in
        guard case .string(let string) = span.content else { return span }
        return Span(.string(string.replacing(" \u{B7} ", with: ", ")), style: span.style)
      })
  }

  /// Whether it says nothing.
  var isSilent: Bool { exactString.allSatisfy { $0 == " " } }
}

extension [Text] {
  /// The texts one behind the other, with something in between.
  func joined(by separator: String) -> Text {
    var result = Text()
    for (place, text) in enumerated() {
      if place > 0 { result += Text(separator) }
      result += text
    }
    return result
  }
}
