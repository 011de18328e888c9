/// Takes a stretch of a formula apart, as it is set in print: letters in italics, what stands in
/// brackets behind a letter as its index, typed names as they are typed, exponents as powers of ten.
///
/// ```
/// Σ_r δ[o,r] ⋅ x[i,r+a]      ∂L/∂w[o,i]      conv1.out.grad[0,r]
/// ```
enum SVGMath {
  /// How a part is set.
  enum Kind {
    /// Digits, signs and words.
    case roman
    /// A letter that stands for something.
    case italic
    /// An index, small and low.
    case index
    /// An exponent, small and high.
    case power
    /// A name as it is typed.
    case typed

    /// How far below the line it stands.
    var level: Int {
      switch self {
      case .roman, .italic, .typed: 0
      case .index: 3
      case .power: -5
      }
    }
  }

  /// The parts of a stretch without spaces, in order.
  static func parts(_ text: String) -> [(text: String, kind: Kind)] {
    var parts: [(text: String, kind: Kind)] = []
    var rest = Array(text)[...]
    func add(_ text: String, _ kind: Kind) {
      guard !text.isEmpty else { return }
      if let last = parts.last, last.kind == kind {
        parts[parts.count - 1].text += text
      } else {
        parts.append((text, kind))
      }
    }
    while let next = rest.first {
      if next == "\u{3A3}" {
        rest.removeFirst()
        add("\u{3A3}", .roman)
        if rest.first == "_" {
          rest.removeFirst()
          add(take(&rest) { $0.isLetter }, .index)
        }
      } else if next.isLetter, next != "\u{2202}" {
        let name = take(&rest) { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        let isLetter = name.count == 1 || (name.count == 2 && name.last == "\u{302}")
        if isLetter || name.allSatisfy(Self.isGreek) {
          add(name, .italic)
          if let index = bracket(&rest) { add(String(index.dropFirst().dropLast()), .index) }
        } else if name.dropLast().contains(".") || rest.first == "[" {
          add(name, .typed)
          // `conv1.out[0,2,3].grad` is one name.
          while let index = bracket(&rest) {
            add(index, .typed)
            if rest.first == ".", rest.dropFirst().first?.isLetter == true {
              add(take(&rest) { $0.isLetter || $0 == "." }, .typed)
            }
          }
        } else {
          add(name, .roman)
        }
      } else if next.isNumber, let power = scientific(&rest) {
        add(power.mantissa == "1" ? "10" : "\(power.mantissa)\u{22C5}10", .roman)
        add(power.exponent, .power)
      } else if next.isNumber {
        add(take(&rest) { $0.isNumber || $0 == "." }, .roman)
      } else {
        rest.removeFirst()
        add(String(next), .roman)
      }
    }
    return parts
  }

  private static func isGreek(_ character: Character) -> Bool {
    ("\u{391}"..."\u{3C9}").contains(character) && character != "\u{3A3}"
  }

  /// A number with an exponent at the beginning, as `3.4e-05`; `nil` where there is none.
  private static func scientific(
    _ rest: inout ArraySlice<Character>
  ) -> (mantissa: String, exponent: String)? {
    var behind = rest
    let mantissa = take(&behind) { $0.isNumber || $0 == "." }
    guard behind.popFirst() == "e" else { return nil }
    var sign = ""
    if let next = behind.first, "+-\u{2212}".contains(next) {
      behind.removeFirst()
      if next != "+" { sign = "\u{2212}" }
    }
    let digits = take(&behind) { $0.isNumber }
    guard let exponent = Int(digits) else { return nil }
    rest = behind
    return (mantissa, sign + String(exponent))
  }

  private static func take(
    _ rest: inout ArraySlice<Character>, while matches: (Character) -> Bool
  ) -> String {
    let taken = rest.prefix(while: matches)
    rest = rest.dropFirst(taken.count)
    return String(taken)
  }

  /// What stands in brackets at the beginning, brackets included; `nil` where nothing does, or they
  /// are not closed.
  private static func bracket(_ rest: inout ArraySlice<Character>) -> String? {
    guard rest.first == "[", let end = rest.firstIndex(of: "]") else { return nil }
    let taken = rest[...end]
    rest = rest[(end + 1)...]
    return String(taken)
  }
}
