import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Interpreter {
  /// The value of an expression as it is typed, to the bit; nothing changes, draws included.
  package func value(of text: String) -> Result<Tensor, Diagnostic> {
    do {
      return .success(try tensor(of: text))
    } catch {
      return .failure(error)
    }
  }

  private func tensor(of text: String) throws(Diagnostic) -> Tensor {
    guard let statement = try ScriptParser.onlyStatement(in: text),
      case .expression(let expression) = statement.kind
    else { throw Diagnostic(notAnExpression: text) }
    do {
      if statement.readsPass {
        try session.fulfilPromises(interruption: environment.interruption)
      }
    } catch {
      throw error.diagnostic(in: session)
    }
    return try value(of: expression).get()
  }

  /// Gives numbers to a name, to the bit, as an assignment does; a name that is new is made by `let`.
  ///
  /// It is a step of `undo` as a statement is.
  package mutating func give(_ value: Tensor, to name: String) -> Result<Document, Diagnostic> {
    let isNew = Statement.isNewName(name, in: session)
    let target = isNew ? "let \(name)" : name
    do throws(Diagnostic) {
      guard let statement = try Statement.parsedGiving(target) else {
        throw Diagnostic(notAnExpression: name)
      }
      return .success(try give(value, to: target, by: statement))
    } catch {
      return .failure(error)
    }
  }

  private mutating func give(
    _ value: Tensor, to target: String, by statement: Statement
  ) throws(Diagnostic) -> Document {
    let interruption = environment.interruption
    session.memoryBound = environment.memoryBound
    do {
      return try change(by: statement, as: .given(value, to: target)) { session throws(Failure) in
        try session.give(value, by: statement, interruption: interruption)
      }
    } catch {
      throw error.located(at: statement.range).diagnostic(in: session)
    }
  }

  /// A script that makes this session elsewhere, with all its numbers to the bit.
  package func portableScript() -> Result<String, Diagnostic> {
    do {
      return .success(
        try SavedScript(history)
          .withNumbers(of: session, interruption: environment.interruption).text)
    } catch {
      return .failure(error.diagnostic(in: session))
    }
  }
}

extension Session {
  /// Writes a value where a statement that ``Statement/giving(_:)`` made says.
  mutating func give(
    _ value: Tensor, by statement: Statement, interruption: Interruption
  ) throws(Failure) -> Document {
    switch statement.kind {
    case .assignment(let target, let operation, let given):
      return try assign(
        value, to: try assignable(target, by: operation, given: given), named: target.sourceText,
        by: operation,
        at: target.range, interruption: interruption)
    case .command(let call): return try define(call.typed(), as: value)
    case .expression:
      throw Failure(.notAnAddress(expected: "what numbers are given to"), at: statement.range)
    }
  }
}

extension Statement {
  /// The statement that gives something to a target, which is an address, or `let` and a name.
  static func giving(_ target: String) -> Statement? { (try? parsedGiving(target)) ?? nil }

  fileprivate static func parsedGiving(_ target: String) throws(Diagnostic) -> Statement? {
    guard let statement = try ScriptParser.onlyStatement(in: "\(target) = 0") else { return nil }
    switch statement.kind {
    case .assignment(_, .assign, let value): return value.isZero ? statement : nil
    case .command(let call): return call.command == .change(.let) ? statement : nil
    case .assignment, .expression: return nil
    }
  }

  /// Whether a text is a name that `let` can give and nothing has yet.
  fileprivate static func isNewName(_ text: String, in session: Session) -> Bool {
    guard let statement = (try? ScriptParser.onlyStatement(in: text)) ?? nil,
      case .expression(let expression) = statement.kind, case .name(let name) = expression.kind,
      name == text
    else { return false }
    return session.definitions[name] == nil && session.network?[name] == nil
      && Vocabulary.reservedMeaning(name, for: .value) == nil
  }
}

extension Expression {
  /// Whether it is the 0 that holds the place of numbers.
  fileprivate var isZero: Bool { kind == .number(0) }
}

extension ScriptParser {
  /// The statement of a text that holds one and nothing else.
  fileprivate static func onlyStatement(in text: String) throws(Diagnostic) -> Statement? {
    var statements = statements(in: text)
    guard let first = statements.next() else { return nil }
    let statement = try first.result.get()
    return statements.next() == nil ? statement : nil
  }
}

extension Diagnostic {
  fileprivate init(notAnExpression text: String) {
    self.init(
      code: "not-an-address",
      message: "'\(DisplayText.harmless(String(text.prefix(60))))' is no name of a value",
      notes: ["conv1.weight, input, loss and names that let gives are"])
  }
}
