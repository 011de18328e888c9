/// Spells a text for the ear: every sign that a screen reader passes over is a word.
///
/// ```
/// 3 − 2⋅x²   →   3 minus 2 times x squared
/// ```
package enum SpeechSpelling {
  /// The signs that a screen reader passes over or that say too little; none is left in what is
  /// spoken.
  package static let silent: Set<Character> = Set(
    Array("−×⋅·∗⊗→←↔⇒↦≈≠≤≥≡±∂Σ∑∏√∞²³⁰¹⁴⁵⁶⁷⁸⁹⁺⁻ᵀ′∘┐┘│─█▁▂▃▄▅▆▇░▒▓■□●○◌✓✗▸…^*|"))

  /// The text with words for signs.
  package static func of(_ string: String) -> String {
    var speller = Speller(Array(string))
    return speller.spelled()
  }

  /// The text with words for signs, but for what stands between backticks, which is to be typed.
  package static func keepingCode(_ string: String) -> String {
    string.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .map { place, part in
        guard place.isMultiple(of: 2) else { return "`\(part)`" }
        let (first, last) = (part.first == " ", part.last == " ")
        let spelled = of(String(part))
        return (first ? " " : "") + spelled + (last && !spelled.isEmpty ? " " : "")
      }.joined()
  }

  /// An exact number as it is said.
  static func exact(_ value: Double) -> String { of(ExactNumberFormat.string(value)) }

  /// What a sign is said as; it stands between spaces.
  fileprivate static let words: [Character: String] = [
    "−": "minus", "+": "plus", "×": "times", "⋅": "times", "∗": "times", "*": "times",
    "⊗": "outer times", "→": "to", "←": "from", "↔": "and", "⇒": "gives", "↦": "to", "≈": "about",
    "≠": "is not", "≤": "at most", "≥": "at least", "<": "less than", ">": "greater than",
    "=": "equals", "≡": "equals", "±": "plus or minus", "Σ": "sum of", "∑": "sum of",
    "∏": "product of", "√": "root of", "∞": "infinity", "^": "to the power", "%": "percent",
    "′": "prime", "ᵀ": "transposed", "∘": "after", "∂": "d", "α": "alpha", "β": "beta",
    "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta", "θ": "theta", "λ": "lambda", "μ": "mu",
    "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "Δ": "delta", "✓": "right",
    "✗": "wrong", "▸": "here", "½": "one half", "…": "and so on", "@": "matrix times",
    "~": "about", "&": "and",
  ]

  fileprivate static let superscripts: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁻": "-", "⁺": "+",
  ]
}

/// Goes over a text sign by sign.
private struct Speller {
  let signs: [Character]
  var place = 0
  var result = ""
  var isWithinBars = false

  init(_ signs: [Character]) { self.signs = signs }

  private func sign(_ offset: Int) -> Character? {
    signs.indices.contains(place + offset) ? signs[place + offset] : nil
  }

  private func isWordPart(_ sign: Character?) -> Bool {
    sign.map { $0.isLetter || $0.isNumber } ?? false
  }

  /// Says a word, a space on both sides of it.
  private mutating func say(_ word: String) {
    if let last = result.last, last != " ", last != "(", last != "[" { result += " " }
    result += word + " "
  }

  mutating func spelled() -> String {
    while let present = sign(0) {
      let step = spell(present)
      place += step
    }
    var text = ""
    for character in result {
      // Words put in between leave spaces that nothing needs.
      if character == " ", text.last == " " || text.isEmpty { continue }
      if ",.;:)]".contains(character), text.last == " " { text.removeLast() }
      text.append(character)
    }
    if text.last == " " { text.removeLast() }
    return text
  }

  /// Says one sign; how many were said.
  private mutating func spell(_ present: Character) -> Int {
    if SpeechSpelling.superscripts[present] != nil { return spellPower() }
    switch present {
    case "e" where isExponent: return spellExponent()
    case "n" where isWholeWord("nan"):
      say("not a number")
      return 3
    case "i" where isWholeWord("inf"):
      say("infinity")
      return 3
    case "-": return spellHyphen()
    case "×" where sign(-1)?.isNumber == true && sign(1)?.isNumber == true: say("by")
    case "·": if place > 0, sign(1) != nil { say("times") }
    case "/" where sign(1) == "∂": say("by")
    case "/" where sign(-1) == " " && sign(1) == " ": say("divided by")
    // Between two choices of a syntax, as in on|off.
    case "|" where !isWithinBars && isWordPart(sign(-1)) && isWordPart(sign(1)): say("or")
    case "|":
      if !isWithinBars { say("the magnitude of") } else { result += " " }
      isWithinBars.toggle()
    case "—", "–": result += ", "
    case "…" where sign(-1) == nil || sign(1) == nil || sign(1) == ",": say("and so on")
    case "\u{A0}": result += " "
    case "\"": break
    default:
      if let word = SpeechSpelling.words[present] {
        say(word)
      } else if present.isASCII || isWordPart(present) || present.isWhitespace {
        result.append(present)
      }
    }
    return 1
  }

  private func isWholeWord(_ word: String) -> Bool {
    guard !isWordPart(sign(-1)), !isWordPart(sign(word.count)), sign(-1) != "_", sign(-1) != "."
    else { return false }
    return word.enumerated().allSatisfy { sign($0.offset) == $0.element }
  }

  /// Whether an e stands within a number, as in 1e-05.
  private var isExponent: Bool {
    guard sign(-1)?.isNumber == true else { return false }
    if sign(1)?.isNumber == true { return !precededByLetter }
    return sign(1).map { "+-−".contains($0) } == true && sign(2)?.isNumber == true
  }

  /// Whether the digits before the present sign belong to a word, as in x1e5.
  private var precededByLetter: Bool {
    var back = -1
    while let sign = sign(back), sign.isNumber || sign == "." { back -= 1 }
    return sign(back)?.isLetter ?? false
  }

  private mutating func spellExponent() -> Int {
    var length = 1
    var isNegative = false
    if let sign = sign(length), "+-−".contains(sign) {
      isNegative = sign != "+"
      length += 1
    }
    var digits = ""
    while let digit = sign(length), digit.isNumber {
      digits.append(digit)
      length += 1
    }
    let trimmed = digits.drop { $0 == "0" }
    // 1e-5 is a power of ten, and nothing times it.
    let isPowerOfTen = sign(-1) == "1" && !isWordPart(sign(-2)) && sign(-2) != "."
    if isPowerOfTen { result.removeLast() }
    let exponent = trimmed.isEmpty ? "0" : String(trimmed)
    let times = isPowerOfTen ? "" : "times "
    say("\(times)10 to the \(isNegative ? "minus" : "power") \(exponent)")
    if isWordPart(sign(length)) == false, result.last == " " { result.removeLast() }
    return length
  }

  private mutating func spellPower() -> Int {
    var power = ""
    var length = 0
    while let next = sign(length), let plain = SpeechSpelling.superscripts[next] {
      power.append(plain)
      length += 1
    }
    switch power {
    case "2": say("squared")
    case "3": say("cubed")
    default:
      say(power.first == "-" ? "to the minus \(power.dropFirst())" : "to the power \(power)")
    }
    if sign(length).map({ ",.;:)] ".contains($0) }) ?? true { result.removeLast() }
    return length
  }

  /// A hyphen joins letters; anywhere else it is a minus.
  private mutating func spellHyphen() -> Int {
    let joins = isWordPart(sign(-1)) && sign(1)?.isLetter == true
    if joins {
      result.append("-")
    } else {
      say("minus")
    }
    return 1
  }
}
