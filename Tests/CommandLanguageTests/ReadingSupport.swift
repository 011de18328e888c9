import Testing

@testable import CommandLanguage

/// The one statement on a line.
func statement(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> Statement {
  let statements = Parser.statements(in: text)
  #expect(statements.count == 1, sourceLocation: location)
  return try #require(statements.first, sourceLocation: location).result.get()
}

/// The one command on a line.
func command(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> CommandCall {
  guard case .command(let call) = try statement(text, location).kind else {
    throw Diagnostic(code: "test", message: "'\(text)' is not a command")
  }
  return call
}

/// The first thing that is wrong in a text.
func diagnostic(_ text: String) -> Diagnostic? {
  for statement in Parser.statements(in: text) {
    if case .failure(let diagnostic) = statement.result { return diagnostic }
  }
  return nil
}

extension Expression {
  /// The tree with every bracket written, for tests.
  var bracketed: String {
    switch kind {
    case .number(let value):
      return value == value.rounded() && abs(value) < 1e6 ? "\(Int(value))" : "\(value)"
    case .name(let name): return name
    case .list(let elements): return "[" + elements.map(\.bracketed).joined(separator: " ") + "]"
    case .field(let base, let name): return "\(base.bracketed).\(name.rawValue)"
    case .index(let base, let subscripts):
      return base.bracketed + "[" + subscripts.map(\.bracketed).joined(separator: " ") + "]"
    case .call(let name, let arguments):
      return "\(name.rawValue)(" + arguments.map(\.bracketed).joined(separator: " ") + ")"
    case .negate(let value): return "(- \(value.bracketed))"
    case .binary(let operation, let left, let right):
      return "(\(left.bracketed) \(operation.rawValue) \(right.bracketed))"
    }
  }
}

extension Subscript {
  /// The entry with every bracket written.
  var bracketed: String {
    switch self {
    case .position(let position): return position.bracketed
    case .slice(let from, let to, let step, _):
      return "\(from?.bracketed ?? ""):\(to?.bracketed ?? "")"
        + (step.map { ":\($0.bracketed)" } ?? "")
    }
  }
}
