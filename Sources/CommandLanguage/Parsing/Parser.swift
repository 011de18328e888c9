/// Reads texts that are whole: a script, or a single expression.
package enum Parser {
  /// The statements of a text, good and bad, in order.
  package static func statements(in text: String) -> [SourceStatement] {
    Array(ScriptParser.statements(in: text))
  }

  /// The one expression on a line, as a guess that was asked for.
  package static func expression(_ text: String) throws(Diagnostic) -> Expression {
    let line = SourceLine(text, number: 1)
    var lexer = Lexer()
    do throws(SyntaxError) {
      try lexer.scan(line)
      if let bracket = lexer.open.last, let symbol = bracket.symbol {
        let problem = SyntaxProblem.unclosedBracket(symbol.rawValue, .endOfInput)
        throw SyntaxError(problem: problem, range: bracket.range)
      }
      var parser = StatementParser(lexer.tokens[...], source: StatementSource(lines: [line]))
      let expression = try parser.parseExpression()
      if !parser.isAtEnd { throw parser.unexpected(after: expression) }
      return expression
    } catch {
      throw error.problem.diagnostic(at: error.range)
    }
  }
}
