/// Spells a text in ASCII: every glyph of the screens has a double that means the same.
///
/// ```
/// δ·xᵀ ≈ −½   →   d.x^T ~= -1/2
/// ```
package enum ASCIISpelling {
  /// The string in bytes below 0x80; what has no double becomes `?`.
  package static func of(_ string: String) -> String {
    if string.utf8.allSatisfy({ $0 < 0x80 }) { return string }
    var result = ""
    var raised = false
    for scalar in string.unicodeScalars {
      if let plain = superscripts[scalar] {
        result += raised ? plain : "^" + plain
        raised = true
        continue
      }
      raised = false
      result += double(of: scalar)
    }
    return result
  }

  private static func double(of scalar: Unicode.Scalar) -> String {
    if scalar.isASCII || scalar == ControlCharacters.noBreakSpace {
      return scalar.isASCII ? String(scalar) : " "
    }
    if let double = doubles[scalar] ?? subscripts[scalar] { return double }
    if let letter = letters[scalar] { return String(letter) }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return ""
    default: return "?"
    }
  }

  private static let superscripts: [Unicode.Scalar: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁺": "+", "⁻": "-", "⁽": "(", "⁾": ")", "ᵀ": "T", "ⁿ": "n", "ⁱ": "i", "ᵗ": "t",
    "ᴴ": "H", "ᵏ": "k", "ˡ": "l",
  ]

  private static let subscripts: [Unicode.Scalar: String] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
    "₉": "9", "₊": "+", "₋": "-", "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₙ": "n", "ₘ": "m", "ₜ": "t",
  ]

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip(accented.unicodeScalars, bare.unicodeScalars))

  private static let accented =
    "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜ"
    + "ĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİĴĵĶķĹĺĻļĽľŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽ"
    + "ž"
  private static let bare =
    "AAAAAACEEEEIIIINOOOOOUUUUYaaaaaaceeeeiiiinooooouuuuyyAaAaAaCcCcCcCcDdEeEeEeEeEeG"
    + "gGgGgGgHhIiIiIiIiIJjKkLlLlLlNnNnNnOoOoOoRrRrRrSsSsSsSsTtTtUuUuUuUuUuUuWwYyYZzZzZ"
    + "z"

  private static let doubles: [Unicode.Scalar: String] = [
    "×": "x", "·": ".", "⋅": "*", "−": "-", "–": "-", "—": "--", "→": "->", "←": "<-", "↔": "<->",
    "↑": "^",
    "↓": "v", "⇒": "=>", "↦": "|->", "Σ": "sum", "∑": "sum", "Π": "prod", "∏": "prod", "√": "sqrt",
    "∂": "d", "∇": "grad", "∞": "inf", "∈": "in", "∉": "not in", "≈": "~=", "≃": "~=", "≅": "~=",
    "≤": "<=", "≥": ">=", "≠": "!=", "≡": "==", "±": "+/-", "∓": "-/+", "∘": "o", "∗": "*",
    "⋆": "*", "★": "*", "÷": "/", "∕": "/", "⁄": "/", "⊗": "(x)", "⊙": "(.)", "⊕": "(+)",
    "⊛": "(*)", "†": "+", "‖": "||", "∥": "||", "∣": "|", "⌊": "floor(", "⌋": ")", "⌈": "ceil(",
    "⌉": ")", "⟨": "<", "⟩": ">", "′": "'", "″": "''", "‴": "'''", "½": "1/2", "¼": "1/4",
    "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "‰": " per mille", "…": "...", "⋯": "...", "⋮": ":",
    "⋱": "...", "•": "*", "‣": ">", "▸": ">", "►": ">", "▶": ">", "◂": "<", "◀": "<", "›": ">",
    "‹": "<", "»": ">>", "«": "<<", "✓": "ok", "✔": "ok", "✗": "x", "✘": "x", "◌": "~", "○": "o",
    "●": "*", "■": "#", "□": ".", "▪": "*", "∎": "#", "⟳": "~", "↻": "~", "↺": "~", "‘": "'",
    "’": "'", "‚": ",", "“": "\"", "”": "\"", "„": "\"", "¡": "!", "¿": "?", "§": "section ",
    "°": " deg", "µ": "u", "€": "EUR", "£": "GBP", "©": "(c)", "®": "(R)", "™": "(TM)",
    "¬": "not ", "∧": "and", "∨": "or", "∩": "cap", "∪": "cup", "∅": "{}", "∝": "~", "∼": "~",
    "∀": "all ", "∃": "some ", "⊂": "in", "⊆": "in", "ß": "ss", "Æ": "AE", "æ": "ae", "Ø": "O",
    "ø": "o", "Ð": "D", "ð": "d", "Þ": "Th", "þ": "th", "ı": "i", "Ł": "L", "ł": "l", "Œ": "OE",
    "œ": "oe", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "d", "ε": "eps", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "ο": "o", "π": "pi", "ρ": "rho", "ς": "s", "σ": "sigma", "τ": "tau", "υ": "upsilon",
    "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Α": "A", "Β": "B", "Γ": "Gamma",
    "Δ": "Delta", "Ε": "E", "Ζ": "Z", "Η": "H", "Θ": "Theta", "Ι": "I", "Κ": "K", "Λ": "Lambda",
    "Μ": "M", "Ν": "N", "Ξ": "Xi", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Φ": "Phi", "Χ": "X",
    "Ψ": "Psi", "Ω": "Omega", "ϵ": "eps", "─": "-", "━": "-", "┄": "-", "┈": "-", "╌": "-",
    "═": "=", "│": "|", "┃": "|", "║": "|", "┆": "|", "┊": "|", "┌": "+", "┐": "+", "└": "+",
    "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+", "╭": "+", "╮": "+", "╯": "+",
    "╰": "+", "╞": "+", "╡": "+", "╪": "+", "▁": "_", "▂": ".", "▃": "-", "▄": "=", "▅": "+",
    "▆": "*", "▇": "%", "█": "#", "░": ".", "▒": ":", "▓": "%",
  ]
}
