import CommandLanguage
import Documents
import Explorer
import NeuralNetwork
import Platform
import Synchronization
import TestSupport
import Testing

@testable import Sessions

@Suite("Whatever the vocabulary can say")
struct VocabularySweepTests {
  /// What a session may have come to before a statement.
  enum Start: String, CaseIterable, CustomTestStringConvertible {
    case empty = ""
    case vector = "input 4; leakyrelu 0.5; dense 2; loss mse; target = zeros(2)"
    case chain = """
      input 1x6x6; conv 2 3x3; relu; maxpool 2; dense 3; loss cross-entropy
      input = cross; target = 1; let k = [[1, 0], [0, -1]]; forward; backward
      """
    case stepped = """
      input 1x4x4; conv 2 2x2 stride 2 pad 1; relu; avgpool 2; dense 2; loss squared-error
      input = ring; target = [1, 0]; optimizer sgd lr 0.1; step 5; watch conv1.out
      """
    case relaxed = """
      input 1x3x3; conv 1 2x2; dense 2; loss cross-entropy; input = ramp; target = 0
      relax conv1 sharing; forward; backward
      """
    case batch = """
      input 1x4x4; conv 2 3x3; dense 3; loss cross-entropy; input = randn(2,1,4,4); target = [0, 2]
      forward; backward; freeze dense1.weight[0]; block conv1
      """
    case trained = """
      input 8x8; conv 2 3x3; relu; dense 4; loss cross-entropy; data edges 20; optimizer adam
      train 2 steps batch 4
      """

    var testDescription: String { String(describing: self) }

    /// An interpreter that has come there.
    var interpreter: Interpreter {
      var interpreter = Interpreter(environment: Environment(mayWriteFiles: false))
      for outcome in ExplorerTests.run(rawValue, in: &interpreter) {
        #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
      }
      return interpreter
    }
  }

  /// How many rounds of every command with every kind of argument each start is given: enough for
  /// 200,000 statements in all with `GRADUS_SWEEP=full`, a fifth of it otherwise.
  private static let rounds = getenv("GRADUS_SWEEP") == nil ? 1 : 5

  @Test(
    "Every command takes every kind of argument, or says what is wrong with it",
    arguments: Start.allCases)
  func sweep(_ start: Start) throws {
    var generator = StatementGenerator(seed: UInt64(Start.allCases.firstIndex(of: start) ?? 0))
    let base = start.interpreter
    for _ in 0..<Self.rounds {
      for text in generator.round() {
        var interpreter = base
        try run(text, in: &interpreter, start)
      }
    }
  }

  @Test("Whatever was said before, what is said next is done or refused", arguments: Start.allCases)
  func sessions(_ start: Start) throws {
    var generator = StatementGenerator(seed: 40 + UInt64(Start.allCases.firstIndex(of: start) ?? 0))
    let base = start.interpreter
    for _ in 0..<20 * Self.rounds {
      var interpreter = base
      for _ in 0..<40 {
        try run(generator.next(), in: &interpreter, start)
        if interpreter.session.byteCount > 1 << 20 { break }
      }
    }
  }

  private func run(_ text: String, in interpreter: inout Interpreter, _ start: Start) throws {
    // What was run last, where a trap leaves no other trace.
    if let trace = getenv("GRADUS_TRACE") {
      let file = open("\(String(cString: trace)).\(start)", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      _ = text.withCString { write(file, $0, strlen($0)) }
      close(file)
    }
    let budget = Budget(looks: 300)
    interpreter.environment.interruption = Interruption { budget.isSpent }
    for statement in ScriptParser.statements(in: text) {
      var outcomes: [StatementOutcome] = []
      interpreter.run(statement) { outcomes.append($0) }
      try #require(outcomes.count == 1, "\(start): \(text)")
      switch outcomes[0].result {
      case .success(let document):
        _ = TerminalRenderer(options: RenderingOptions(width: 60)).lines(of: document)
      case .failure(let diagnostic):
        try #require(!diagnostic.message.isEmpty, "\(start): \(text)")
      }
    }
  }
}

/// How often work may look whether it should stop before it has to.
private final class Budget: Sendable {
  private let looks: Mutex<Int>

  init(looks: Int) { self.looks = Mutex(looks) }

  var isSpent: Bool {
    looks.withLock {
      $0 -= 1
      return $0 < 0
    }
  }
}
