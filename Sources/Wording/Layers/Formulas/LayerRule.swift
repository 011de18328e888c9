import Documents

/// The backward rule of a layer in a few lines, and what of it can be typed.
package struct LayerRule {
  /// What the layer does to δ, in one line.
  package var answer: Text
  /// The formulas.
  package var lines: [FormulaLine]
  /// The same with numbers.
  package var numbers: [Block] = []
  /// What the letters mean, and other remarks.
  package var remarks: [Text]
  /// Expressions that are 1 after a backward pass.
  package var claims: [String] = []
  /// Expressions about what it sends back, where it is not blocked.
  package var inputClaims: [String]

  /// The rule of a layer without weights: what it says of itself, ∂L/∂x, remarks and a claim.
  init(
    _ place: FormulaPlace, _ answer: String, _ right: Text, _ remarks: Text..., claim: String
  ) {
    let name = place.name
    self.answer = "\(name) has no weights: \(answer)"
    lines = [FormulaLine("\u{2202}L/\u{2202}x", "=", right)]
    self.remarks =
      [
        "\u{2202}L/\u{2202}x: how much the loss L grows for each unit that x grows; \u{3B4} = \(.code("\(name).out.grad")), x = \(.code("\(name).in")), y = \(.code("\(name).out"))"
      ] + remarks
    inputClaims = [claim]
  }
}
