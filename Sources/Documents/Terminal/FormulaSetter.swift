/// Puts the lines of a formula on the screen, their signs below each other.
struct FormulaSetter {
  let typesetter: Typesetter
  /// The columns there are.
  let screen: Int

  /// The lines of a formula.
  func lines(_ formula: [FormulaLine]) -> [Line] {
    let lefts = formula.map { typesetter.line($0.left) }
    let widest = max(8, screen * 2 / 5)
    let leftWidth = lefts.map(\.width).filter { $0 <= widest }.max() ?? 0
    let signWidth = formula.map { typesetter.run($0.sign).width }.max() ?? 0
    let start = Self.indent + (leftWidth > 0 ? leftWidth + 1 : 0)
    let rightStart = start + (signWidth > 0 ? signWidth + 1 : 0)
    return zip(formula, lefts).flatMap { line, left in
      var lines: [Line] = []
      var first = left.indented(by: Self.indent)
      if left.width > leftWidth {
        lines = typesetter.wrapped(
          line.left, to: screen - Self.indent, indent: 4, beforeOperators: true
        ).map { $0.indented(by: Self.indent) }
        first = Line()
      }
      // Where a word has no room beside the left side, the right side goes below it.
      let least = typesetter.leastWidth(of: line.right, beforeOperators: true)
      let isBelow = least > screen - rightStart && first.width > 0
      if isBelow {
        lines.append(first)
        first = Line()
      }
      let start = isBelow ? 2 * Self.indent : start
      let rightStart = isBelow ? start + signWidth + (signWidth > 0 ? 1 : 0) : rightStart
      first.pad(to: start)
      first.append(typesetter.run(line.sign))
      first.pad(to: rightStart)
      let right = typesetter.wrapped(
        line.right, to: screen - rightStart, indent: 2, beforeOperators: true)
      first.append(right[0])
      return lines + [first] + right.dropFirst().map { $0.indented(by: rightStart) }
    }
  }

  private static let indent = 2
}
