/// Turns a line of a formula, as the screen shows it, into a formula of LaTeX.
///
/// ```
/// ∂L/∂w[o,i]  →  \frac{\partial L}{\partial w_{o,i}}        Σ_r δ[r]  →  \sum_{r} \delta_{r}
/// ```
///
/// Names with a dot stay as they are typed, words stay words; what it does not know it writes as
/// text, so that any line gives a formula.
struct LaTeXMath {
  private let scalars: [Unicode.Scalar]
  private var offset = 0

  /// The formula of a line.
  static func of(_ line: String) -> String {
    var math = LaTeXMath(scalars: Array(line.unicodeScalars))
    return math.formula()
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private func scalar(_ ahead: Int = 0) -> Unicode.Scalar? {
    scalars.indices.contains(offset + ahead) ? scalars[offset + ahead] : nil
  }

  private mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard scalars[offset...].starts(with: wanted) else { return false }
    offset += wanted.count
    return true
  }

  private mutating func take(while matches: (Unicode.Scalar) -> Bool) -> String {
    var result = String.UnicodeScalarView()
    while let next = scalar(), matches(next) {
      result.append(next)
      offset += 1
    }
    return String(result)
  }

  private mutating func formula(until end: Unicode.Scalar? = nil) -> String {
    var result = ""
    while let next = scalar(), next != end { result += part(next) }
    return result
  }

  private mutating func part(_ next: Unicode.Scalar) -> String {
    if next == " " || next == "\u{A0}" { return spaces() }
    if next == "\u{2202}", let fraction = derivative() { return fraction }
    if next == "\u{3A3}" { return sum() }
    if next.isDigit { return number() }
    if next.isLetter { return name() }
    if LaTeXText.isGreek(next), let symbol = LaTeXText.symbol(next) {
      offset += 1
      return symbol.dropLast() + (index() ?? " ")
    }
    offset += 1
    if next == "^" {
      let isBracketed = scalar() == "("
      return isBracketed ? "\\wedge " : "^{\(scalar().map { part($0) } ?? "")}"
    }
    if let symbol = LaTeXText.symbol(next) { return symbol }
    return Self.plain.contains(next) ? String(next) : "\\text{\(LaTeXText.of(String(next)))}"
  }

  private mutating func spaces() -> String {
    let count = take { $0 == " " || $0 == "\u{A0}" }.count
    return count > 1 ? "\\quad " : " "
  }

  /// `∂L/∂w[o,i]` as a fraction.
  private mutating func derivative() -> String? {
    let start = offset
    offset += 1
    let above = take(while: \.isLetter)
    guard !above.isEmpty, take("/\u{2202}"), let next = scalar(),
      next.isLetter || LaTeXText.isGreek(next)
    else {
      offset = start
      return nil
    }
    let numerator = above.count > 1 ? "\\mathrm{\(above)}" : above
    let below = next.isLetter ? name() : part(next)
    return "\\frac{\\partial \(numerator)}{\\partial \(below)}"
  }

  /// `Σ_r`, `Σ over pixels (r,c) of`, `Σ`.
  private mutating func sum() -> String {
    offset += 1
    if take("_") { return "\\sum_{\(take(while: \.isLetter))} " }
    let start = offset
    if take(" over ") {
      var words = String.UnicodeScalarView()
      while let next = scalar() {
        if scalars[offset...].starts(with: " of".unicodeScalars) {
          offset += 3
          return "\\sum_{\\text{\(LaTeXText.of(String(words)))}}"
        }
        words.append(next)
        offset += 1
      }
      offset = start
    }
    return "\\sum "
  }

  /// `3`, `0.5`, `3e-06` as a power of ten.
  private mutating func number() -> String {
    let mantissa = take { $0.isDigit || $0 == "." }
    guard scalar() == "e", let sign = scalar(1), sign == "-" || sign == "+" || sign.isDigit else {
      return mantissa
    }
    offset += 1
    let exponent = take { $0.isDigit || $0 == "-" || $0 == "+" }
    return Int(exponent).map { "\(mantissa)\\cdot 10^{\($0)}" } ?? mantissa
  }

  /// A name with its indices, or words.
  private mutating func name() -> String {
    let start = offset
    let word = take { $0.isLetter || $0.isDigit || $0 == "_" || $0 == "." }
    let hasDot = word.dropLast().contains(".")
    if word.unicodeScalars.count == 1 {
      let letter = take(String(LaTeXText.hat)) ? "\\hat{\(word)}" : word
      return letter + (index() ?? "")
    }
    if hasDot || scalar() == "[" || word.contains(where: \.isNumber) || word.contains("_") {
      let typed = "\\mathtt{\(LaTeXText.of(word))}"
      guard scalar() == "[" else { return typed }
      offset += 1
      let inner = formula(until: "]")
      if scalar() == "]" { offset += 1 }
      return "\(typed)[\(inner)]"
    }
    if Self.functions.contains(word) { return "\\\(word) " }
    offset = start
    return words()
  }

  /// Words up to something else, with the spaces around them.
  private mutating func words() -> String {
    var text = offset > 0 && scalars[offset - 1] == " " ? " " : ""
    while true {
      let word = take { $0.isLetter || $0 == "'" }
      text += word
      let start = offset
      let space = take { $0 == " " || $0 == "," || $0 == ":" || $0 == ";" }
      let following = scalars[offset...].prefix { $0.isLetter || $0.isDigit || $0 == "." }
      let isWord = following.count > 1 && following.allSatisfy(\.isLetter)
      if space.isEmpty || !isWord || scalar(following.count) == "[" {
        offset = start
        if scalar() == " " {
          text += " "
          offset += 1
        }
        return "\\text{\(LaTeXText.of(text))}"
      }
      text += space
    }
  }

  /// `[o,i]` behind a letter, as its index.
  private mutating func index() -> String? {
    guard scalar() == "[" else { return nil }
    offset += 1
    let inner = formula(until: "]")
    if scalar() == "]" { offset += 1 }
    return "_{\(inner)}"
  }

  private static let functions: Set<String> = ["log", "exp", "max", "min", "tanh"]
  private static let plain = Set("+-=/()[]|,.;:!<>*".unicodeScalars)
}

extension Unicode.Scalar {
  fileprivate var isLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
