import CommandLanguage
import Documents
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

  /// The median time of statements, each time from the same state.
  ///
  /// - Parameter drawn: whether their answers are drawn, as for a terminal of 80 columns: of pictures to
  ///   step through the one that opens.
  func median(of script: String, drawn: Bool = false) throws -> Figure {
    try Stopwatch.median {
      var copy = interpreter
      try Self.run(script, in: &copy, drawn: drawn)
    }
  }

  private static func draw(_ document: Document) {
    let renderer = TerminalRenderer(options: RenderingOptions(width: 80))
    var rest = document.blocks[...]
    while let place = rest.firstIndex(where: { if case .frames = $0 { true } else { false } }) {
      _ = renderer.lines(of: Array(rest[..<place]))
      if case .frames(let frames) = rest[place] {
        _ = renderer.lines(of: frames, at: frames.opening)
      }
      rest = rest[(place + 1)...]
    }
    _ = renderer.lines(of: Array(rest))
  }

  private static func run(
    _ script: String, in interpreter: inout Interpreter, drawn: Bool = false
  ) throws {
    for statement in ScriptParser.statements(in: script) {
      var refused: String?
      interpreter.run(statement) { outcome in
        switch outcome.result {
        case .success(let document) where drawn: Self.draw(document)
        case .success: break
        case .failure: refused = outcome.source.text
        }
      }
      if let refused { throw Program.Failure.refused(statement: refused) }
    }
  }
}
