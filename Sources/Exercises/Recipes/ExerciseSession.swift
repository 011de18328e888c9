import CommandLanguage
import Documents
import Explorer
import NeuralNetwork

/// A session of an exercise's own, beside the learner's.
struct ExerciseSession {
  private var interpreter = Interpreter(environment: Environment(mayWriteFiles: false))

  /// Runs statements; `nil` from the first on that fails.
  mutating func run(_ lines: [String]) -> [Document]? {
    var documents: [Document] = []
    for line in lines {
      for source in ScriptParser.statements(in: line) {
        guard case .success(let document) = interpreter.run(source) else { return nil }
        documents.append(document)
      }
    }
    return documents
  }

  /// The value of an expression; `nil` where it has none.
  mutating func value(of expression: String) -> Tensor? { run([expression])?.last?.value }

  /// What is asked for; `nil` where the engine has no such answer.
  mutating func answer(to asked: Asked) -> Answer? {
    switch asked {
    case .number(let expression): return value(of: expression)?.scalar.map { .number($0) }
    case .sign(let expression):
      return value(of: expression)?.scalar.map { .sign($0 > 0 ? 1 : $0 < 0 ? -1 : 0) }
    case .shape(let expression): return (value(of: expression)?.shape).map { .shape($0) }
    case .largest(let expression):
      guard let plane = value(of: expression),
        let offset = plane.elements.indices.max(by: {
          plane.elements[$0].magnitude < plane.elements[$1].magnitude
        })
      else { return nil }
      return .position(plane.shape.index(at: offset))
    case .option(let options, let command, let fact, let place):
      guard let document = run([command])?.last,
        case .list(let codes)? = document.facts.first(where: { $0.name == fact })?.value,
        codes.indices.contains(place), case .text(let code) = codes[place],
        let number = options.firstIndex(where: { $0.code == code })
      else { return nil }
      return .option(number + 1, options[number].words)
    }
  }
}
