import CommandLanguage
import Documents
import NeuralNetwork
import Testing

@testable import Explorer
@testable import Sessions

@Suite("Whatever is typed")
struct RobustnessTests {
  private static let start = """
    input 1x6x6; conv 2 3x3; relu; maxpool 2; dense 3; loss cross-entropy; input = cross; target = 1
    forward; backward

    """

  @Test(
    "A random line gives a result or one error, and an error changes nothing", arguments: 0..<10)
  func randomLines(_ seed: Int) {
    var lines = RandomLines(seed: UInt64(seed))
    var interpreter = Self.started()
    for _ in 0..<1000 {
      let line = lines.next()
      run(line, in: &interpreter)
      if isTooLarge(interpreter) || lines.below(60) == 0 { interpreter = Self.started() }
    }
  }

  @Test("Every prefix of a valid line does", arguments: 0..<4)
  func prefixes(_ quarter: Int) {
    for line in RandomLines.valid.indices.filter({ $0 % 4 == quarter }).map({
      RandomLines.valid[$0]
    }) {
      for length in 0...line.count {
        var interpreter = Self.base
        run(String(line.prefix(length)), in: &interpreter)
      }
    }
  }

  @Test("undo and redo restore every number", arguments: 0..<8)
  func undo(_ seed: Int) {
    var lines = RandomLines(seed: UInt64(seed) + 100)
    var interpreter = Interpreter()
    var past: [SessionState] = []
    var future: [SessionState] = []
    for step in 0..<250 {
      let before = SessionState(interpreter)
      switch lines.below(4) {
      case 0:
        let wanted = past.popLast()
        run("undo", in: &interpreter)
        if let wanted {
          future.append(before)
          #expect(SessionState(interpreter) == wanted, "undo, seed \(seed), step \(step)")
        }
      case 1 where !future.isEmpty:
        past.append(before)
        let wanted = future.removeLast()
        run("redo", in: &interpreter)
        #expect(SessionState(interpreter) == wanted, "redo, seed \(seed), step \(step)")
      default:
        let line = lines.pick(RandomLines.valid)
        if line.contains("undo") || line.contains("redo") || line.contains(";") { continue }
        let entries = interpreter.history.entries.count
        run(line, in: &interpreter)
        if interpreter.history.entries.count > entries {
          past.append(before)
          future = []
        } else {
          #expect(SessionState(interpreter) == before, "\(line) is not in the history")
        }
        if isTooLarge(interpreter) {
          interpreter = Interpreter()
          (past, future) = ([], [])
        }
      }
    }
  }

  @Test("Sessions that were dropped are made again by replay")
  func replay() throws {
    var interpreter = Interpreter()
    var states: [SessionState] = []
    let script =
      ["let big = zeros(1000000)", "input 4", "dense 3"]
      + (0..<60).map {
        $0 % 3 == 0 ? "dense1.weight[0,0] += randn(1)" : $0 % 3 == 1 ? "seed \($0)" : "relu"
      }
    for line in script {
      states.append(SessionState(interpreter))
      let outcome = try #require(ExplorerTests.run(line, in: &interpreter).last)
      #expect(outcome.diagnostic == nil)
    }
    for wanted in states.reversed() {
      _ = ExplorerTests.run("undo", in: &interpreter)
      #expect(SessionState(interpreter) == wanted)
    }
    try ErrorCase("undo", "nothing-to-undo").check()
  }

  private static let base: Interpreter = started()

  private static func started() -> Interpreter {
    var interpreter = Interpreter(environment: Environment(mayWriteFiles: false))
    for statement in ScriptParser.statements(in: start) { interpreter.run(statement) }
    return interpreter
  }

  /// Runs a line, renders what it answers, and checks that an error left the session alone.
  private func run(_ line: String, in interpreter: inout Interpreter) {
    for statement in ScriptParser.statements(in: line) {
      let before = SessionState(interpreter)
      var outcomes: [StatementOutcome] = []
      interpreter.run(statement) { outcomes.append($0) }
      #expect(outcomes.count == 1, "\(line)")
      guard let outcome = outcomes.last else { return }
      if let document = outcome.document {
        #expect(!document.kind.isEmpty)
        _ = TerminalRenderer(options: RenderingOptions(width: 60)).lines(of: document)
      } else {
        #expect(outcome.errorReport?.isEmpty == false)
        #expect(outcome.diagnostic?.message.isEmpty == false, "\(line)")
        #expect(SessionState(interpreter) == before, "\(line)")
      }
    }
  }

  private func isTooLarge(_ interpreter: Interpreter) -> Bool {
    let session = interpreter.session
    return session.byteCount > 200_000 || session.network?.layers.count ?? 0 > 12
      || session.definitions.count > 20
  }
}
