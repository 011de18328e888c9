import CommandLanguage
import Documents
import Explorer
import NeuralNetwork
import Testing

/// Runs a script and gives what became of each statement.
func run(_ script: String, in interpreter: inout Interpreter) -> [StatementOutcome] {
  var outcomes: [StatementOutcome] = []
  for statement in ScriptParser.statements(in: script) {
    interpreter.run(statement) { outcomes.append($0) }
  }
  return outcomes
}

/// Runs a script in a session of its own.
func run(_ script: String) -> [StatementOutcome] {
  var interpreter = Interpreter()
  return run(script, in: &interpreter)
}

extension StatementOutcome {
  /// The diagnostic of a statement that failed.
  var diagnostic: Diagnostic? {
    if case .failure(let diagnostic) = result { return diagnostic }
    return nil
  }

  /// The document of a statement that went well.
  var document: Document? {
    if case .success(let document) = result { return document }
    return nil
  }
}

/// The value that the last statement of a script prints; every statement has to go well.
func value(
  _ script: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Tensor {
  let outcomes = run(script)
  for outcome in outcomes {
    #expect(outcome.diagnostic == nil, "\(outcome.source.text)", sourceLocation: sourceLocation)
  }
  let last = try #require(outcomes.last?.document, sourceLocation: sourceLocation)
  for case .value(let tensor) in last.blocks { return tensor }
  throw NoValue()
}

/// The value that a statement prints in a session that is there.
func value(
  _ statement: String, in interpreter: inout Interpreter,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Tensor {
  let outcome = try #require(run(statement, in: &interpreter).last, sourceLocation: sourceLocation)
  #expect(outcome.diagnostic == nil, "\(statement)", sourceLocation: sourceLocation)
  for case .value(let tensor) in outcome.document?.blocks ?? [] { return tensor }
  throw NoValue()
}

/// The last statement printed no value.
struct NoValue: Error {}
