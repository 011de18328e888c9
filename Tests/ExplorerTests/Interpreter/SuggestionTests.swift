import CommandLanguage
import Documents
import TestSupport
import Testing

@testable import Explorer

@Suite("What a view suggests to type next")
struct SuggestionTests {
  /// Sessions whose every view is asked what it suggests.
  private static let scripts = [
    "input 1x8x8; conv 2 3x3; relu; maxpool 2; dense 3; loss cross-entropy; net; input = cross",
    """
    input 4; dense 3; tanh; dense 1; receptive dense1.out[0]; loss mse; input = [1,2,3,4]
    receptive dense1.out[0]; target = 0; paths dense1.weight[0,0]; step; where; next; finish; finish
    finish; step; where; watch; schedule; optimizer; freeze dense1; update; predict loss as 3
    """,
    "data digits; input 6x6; data digits; dense 10; data digits; loss mse; data digits; data",
    "data digits; input 8x8; data; dense 10; loss cross-entropy; data; train 1 step; evaluate; curves",
    "input 2; dense 2; input = [1,2]; forward; backward with [1,2]; grads; update; step; finish; where",
    "input 2; relu; input = [1,-1]; forward; backward; backward with [1,1]; fate relu1; net",
    """
    example sum; relax conv1; relax conv1; forward; backward; grads; explain conv1.weight[0,0,0,0]
    tie conv1; sabotage; sabotage random; sabotage; guess no-sum; sabotage off; sabotage lr-sign
    forward; backward; update; block conv1; unblock conv1; block; freeze; freeze conv1; unfreeze conv1
    """,
    """
    input 1x5x5; conv 1 3x3; relu; input = zeros(1,5,5); forward; backward with zeros(1,3,3)
    gradcheck; fate conv1; accumulate conv1.weight[0]; nudge conv1.weight by 1; conv1.weight = 1; grads
    """,
    "input 2; dense 1; loss mse; input = [1,2]; target = [1]; sabotage no-sum; forward; sabotage mean",
    """
    input 2; dense 1; loss mse; input = [1,2]; target = [1]; set precision float32; forward
    watch dense1.weight; set precision float64; watch dense1.bias
    """,
    "input 2; relu; loss mse; input = [1,2]; target = [1,2]; forward; backward; grads",
    "help; help all; help stride; help conv; help cross; help loss; apropos kernel; apropos qqq; set",
  ]

  /// What the lines of every command's help, its examples, and a sample of what can be typed lead to.
  @Test("runs as it stands, where it is shown", arguments: Self.scripts)
  func sessions(script: String) { check(script) }

  @Test("runs after every example in help", arguments: Vocabulary.commands.map(\.word))
  func help(word: String) {
    for example in Vocabulary.command(word)?.examples ?? [] { check(example) }
    check("help \(word)")
  }

  @Test("runs after every example of a network", arguments: Example.all.map(\.name))
  func examples(name: String) {
    check("example \(name); forward; backward; grads; net; update; train 2 steps; step; where")
  }

  @Test("runs after whatever was typed before", arguments: UInt64(0)..<24)
  func sample(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let start = ["", "example both", "example batch; forward; backward", "example pool; forward"]
    let lines = (0..<12).map { _ in random.pick(RandomLines.valid) }
    check(([random.pick(start)] + lines).joined(separator: "\n"))
  }

  /// Runs a script, and in a copy of the session each line that any of its views suggests.
  private func check(_ script: String) {
    // Examples that write files would leave them here.
    var interpreter = Interpreter(environment: Environment(mayWriteFiles: false))
    for statement in ScriptParser.statements(in: script) {
      var shown: [Document] = []
      interpreter.run(statement) { outcome in outcome.document.map { shown.append($0) } }
      for case .suggestion(let suggestion) in shown.flatMap(\.blocks) {
        #expect(!suggestion.lines.isEmpty, "after \(statement.text)")
        for line in suggestion.lines {
          var copy = interpreter
          copy.environment = Environment()
          for outcome in run(line, in: &copy) {
            #expect(
              outcome.diagnostic == nil,
              "\(line), suggested after \(statement.text): \(outcome.errorReport ?? "")")
          }
        }
      }
    }
  }
}

@Suite("What an error tells to type")
struct RemedyTests {
  @Test("runs where it is told", arguments: UInt64(0)..<100)
  func sample(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var interpreter = Interpreter()
    let start = ["", "example both", "example batch; forward; backward", "example pool; forward"]
    let lines = [random.pick(start)] + (0..<30).map { _ in random.pick(RandomLines.valid) }
    Self.check(lines.joined(separator: "\n"), in: &interpreter)
  }

  @Test(
    "runs half-way through a walk as well",
    arguments: [
      "example sum; step 2; backward", "example sum; finish; step 2; update",
      "example both; step 3; grads; explain conv1.weight[0,0,0,0]",
    ])
  func halfway(script: String) {
    var interpreter = Interpreter()
    Self.check(script, in: &interpreter)
  }

  /// Runs a script, and in a copy of the session whatever its errors tell to type.
  private static func check(_ script: String, in interpreter: inout Interpreter) {
    for statement in ScriptParser.statements(in: script) {
      var errors: [Diagnostic] = []
      interpreter.run(statement) { outcome in outcome.diagnostic.map { errors.append($0) } }
      for error in errors {
        for line in lines(in: error.notes) {
          var copy = interpreter
          for outcome in run(line, in: &copy) {
            #expect(
              outcome.diagnostic == nil,
              "\(line), told after \(statement.text) (\(error.code)): \(outcome.errorReport ?? "")")
          }
        }
      }
    }
  }

  private static func lines(in notes: [String]) -> [String] {
    notes.flatMap { note -> [String] in
      if let range = note.firstRange(of: "run: ") { return [String(note[range.upperBound...])] }
      return note.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
        .filter { line in
          let word = line.prefix { $0.isLetter || $0 == "-" }
          return word.count < line.count && Vocabulary.command(String(word)) != nil
        }
    }
  }
}
