/// Spells a text for LaTeX: nothing in it can be a command, and every glyph has its own.
enum LaTeXText {
  /// The string as words of a paragraph.
  static func of(_ string: String) -> String {
    var result = ""
    let scalars = Array(string.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      if place + 1 < scalars.count, scalars[place + 1] == hat, scalar.properties.isAlphabetic {
        result += "\\ensuremath{\\hat{\(symbol(scalar) ?? String(scalar))}}"
      } else if scalar == hat, place > 0 {
        continue
      } else if let escaped = escapes[scalar] {
        result += escaped
      } else if scalar.isASCII || (0xC0...0x17E).contains(scalar.value) {
        result.unicodeScalars.append(scalar)
      } else if let area = SVGSigns.area(of: Character(scalar)) {
        let height = String(Int(area.height * 1000) + 1000).dropFirst()
        result += "\\blk{\(Int(area.shade * 100))}{\(area.height < 1 ? "0.\(height)" : "1")}"
      } else if let symbol = symbol(scalar) {
        result += "\\ensuremath{\(symbol)}"
      } else {
        result += ASCIISpelling.of(String(scalar)).unicodeScalars.map { escapes[$0] ?? String($0) }
          .joined()
      }
    }
    return result
  }

  /// What stands above the letter before it.
  static let hat: Unicode.Scalar = "\u{302}"

  /// The string in a fixed width, its spaces kept.
  static func fixed(_ string: String) -> String {
    of(string).replacing(" ", with: "~")
  }

  /// The command that sets a glyph within a formula; `nil` where it has none.
  static func symbol(_ scalar: Unicode.Scalar) -> String? {
    if let letter = greek[scalar] { return "\\\(letter) " }
    return symbols[scalar]
  }

  /// Whether a glyph is a Greek letter, a name in formulas.
  static func isGreek(_ scalar: Unicode.Scalar) -> Bool { greek[scalar] != nil }

  private static let escapes: [Unicode.Scalar: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
    "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "\\textquotedbl{}",
    "\u{A0}": "~", "`": "\\textasciigrave{}", "'": "\\textquotesingle{}", "-": "{-}",
    "\u{2014}": "---", "\u{2013}": "--", "\u{2018}": "`", "\u{2019}": "'", "\u{201C}": "``",
    "\u{201D}": "''",
  ]

  private static let greek: [Unicode.Scalar: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi",
    "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "varphi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Π": "Pi",
    "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
  ]

  private static let symbols: [Unicode.Scalar: String] = [
    "∂": "\\partial ", "Σ": "\\sum ", "∑": "\\sum ", "∏": "\\prod ", "−": "-", "×": "\\times ",
    "·": "\\cdot ", "⋅": "\\cdot ", "⋆": "\\star ", "∗": "\\ast ", "⊗": "\\otimes ",
    "⊙": "\\odot ", "±": "\\pm ", "½": "\\tfrac{1}{2}", "≈": "\\approx ", "≠": "\\ne ",
    "≤": "\\le ", "≥": "\\ge ", "→": "\\to ", "←": "\\leftarrow ", "↔": "\\leftrightarrow ",
    "↓": "\\downarrow ", "↑": "\\uparrow ", "…": "\\dots ", "∞": "\\infty ", "√": "\\surd ",
    "′": "'", "°": "^{\\circ}", "ᵀ": "^{\\mathsf{T}}", "²": "^{2}", "³": "^{3}", "¹": "^{1}",
    "⁻": "^{-}", "ᵢ": "_{i}", "ⱼ": "_{j}", "ₖ": "_{k}", "₀": "_{0}", "₁": "_{1}", "₂": "_{2}",
    "✓": "\\checkmark ", "✗": "\\times ", "★": "\\bigstar ", "▸": "\\blacktriangleright ",
    "◌": "\\circ ", "●": "\\bullet ", "○": "\\circ ", "■": "\\blacksquare ", "□": "\\square ",
    "⟨": "\\langle ", "⟩": "\\rangle ", "∈": "\\in ", "⌊": "\\lfloor ", "⌋": "\\rfloor ",
    "∥": "\\parallel ",
  ]
}
