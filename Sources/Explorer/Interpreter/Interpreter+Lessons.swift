import CommandLanguage
import NeuralNetwork

extension Interpreter {
  /// The statements that made the session since the history began, in order.
  public var statements: [String] { history.entries.map(\.text) }

  /// Lets the history begin here: `undo` goes no further back.
  public mutating func beginHistory() { history = History(base: session) }

  /// The value of an expression; the session stays as it is, draws included.
  public func value(of expression: Expression) -> Result<Tensor, Diagnostic> {
    var evaluator = Evaluator(session, interruption: environment.interruption)
    do {
      return .success(try evaluator.evaluate(expression))
    } catch {
      return .failure(error.located(at: expression.range).diagnostic(in: session))
    }
  }
}
