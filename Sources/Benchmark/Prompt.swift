import CommandLanguage
import Explorer

/// The shell's own interpreter after some statements, as a person has it at the prompt.
struct Prompt {
  private let interpreter: Interpreter

  /// Runs the statements that lead to it.
  init(after script: String) throws {
    var interpreter = Interpreter()
    try Self.run(script, in: &interpreter)
    self.interpreter = interpreter
  }

  /// The median time of statements, each time from the same state; their answers are not drawn.
  func median(of script: String) throws -> Figure {
    try Stopwatch.median {
      var copy = interpreter
      try Self.run(script, in: &copy)
    }
  }

  private static func run(_ script: String, in interpreter: inout Interpreter) throws {
    for statement in ScriptParser.statements(in: script) {
      var refused: String?
      interpreter.run(statement) { outcome in
        if case .failure = outcome.result { refused = outcome.source.text }
      }
      if let refused { throw Program.Failure.refused(statement: refused) }
    }
  }
}
