import Explorer
import Testing

/// A script whose last statement has to fail, and nothing before it.
struct ErrorCase: CustomTestStringConvertible, Sendable {
  let script: String
  let code: String
  let column: Int?
  let suggestion: String?

  init(_ script: String, _ code: String, at column: Int? = nil, suggesting word: String? = nil) {
    self.script = script
    self.code = code
    self.column = column
    suggestion = word
  }

  var testDescription: String { script }

  /// Runs the script and looks at its last statement's diagnostic.
  func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let outcomes = run(script)
    for outcome in outcomes.dropLast() {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)", sourceLocation: sourceLocation)
    }
    let last = try #require(outcomes.last, sourceLocation: sourceLocation)
    let diagnostic = try #require(
      last.diagnostic, "\(script) went well", sourceLocation: sourceLocation)
    #expect(diagnostic.code == code, "\(diagnostic.message)", sourceLocation: sourceLocation)
    #expect(!diagnostic.message.isEmpty, sourceLocation: sourceLocation)
    if let column {
      #expect(diagnostic.range?.column == column, sourceLocation: sourceLocation)
    }
    if let suggestion {
      #expect(diagnostic.suggestion == suggestion, sourceLocation: sourceLocation)
    }
  }
}
