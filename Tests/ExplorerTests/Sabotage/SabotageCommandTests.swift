import CommandLanguage
import Documents
import Explorer
import NeuralNetwork
import Sessions
import Testing

@Suite("sabotage and guess")
struct SabotageCommandTests {
  /// A network with all that can be broken: stride, padding, two convs, ReLU, a pool, a batch.
  private static let network = """
    input 1x6x6; conv 3 3x3 stride 2 pad 1; relu; conv 2 2x2 pad 1; maxpool 2; batchnorm
    dense 4; dropout 0.4; tanh; dense 3; loss cross-entropy; seed 3; input = randn(3, 1, 6, 6); target = [2, 0, 1]

    """
  /// The same with two layers more that share their weights, and a way past the second.
  private static let branched = network.replacing(
    "dense 3; loss", with: "dense 3; tanh; dense 3; dense 3 sharing dense3; add dense3; loss")
  private static let looks = [
    "net", "forward", "backward", "grads", "explain conv1.weight[0,0,0,0]", "gradcheck", "step",
    "finish", "step", "next", "next", "finish", "step", "where", "watch loss", "update",
    "fate relu1",
    "formula conv1", "compare conv1.weight[0,0,0,0] dense1.weight[0,0]", "sabotage random",
    "history",
  ]

  /// All that a person or a program is told.
  private func told(_ outcomes: [StatementOutcome]) -> String {
    outcomes.map { outcome in
      guard let document = outcome.document else { return outcome.diagnostic?.message ?? "" }
      let envelope = JSONEnvelope(file: "", line: 1, statement: outcome.source.text)
      return TerminalRenderer(options: RenderingOptions(width: 80, glyphs: .unicode))
        .render(document) + JSONRenderer().object(for: document, envelope: envelope)
    }.joined(separator: "\n")
  }

  @Test("What is hidden is told by no view, for no draw", arguments: 0..<6)
  func hidden(_ draws: Int) {
    var interpreter = Interpreter()
    _ = run(Self.network, in: &interpreter)
    for _ in 0...draws { _ = run("sabotage random", in: &interpreter) }
    var words = ""
    for look in Self.looks { words += told(run(look, in: &interpreter)) }
    for fault in Fault.allCases {
      #expect(!words.contains(fault.meaning), "\(fault.word)")
      // `mean` is a word of its own, too.
      if fault.word != "mean" { #expect(!words.contains(fault.word)) }
    }
    #expect(words.contains("something in the backward pass or the update is broken"))
  }

  @Test("Other draws are other faults, and the same session draws the same")
  func draws() throws {
    let found = try (0..<12).map { draws in
      let script = String(repeating: "sabotage random\n", count: draws + 1)
      let names = try (0..<2).map { _ in
        try facts(Self.network + script + "sabotage off")["was"]
      }
      #expect(names[0] == names[1])
      return names[0]
    }
    #expect(Set(found.map { "\($0 as Any)" }).count > 4)
  }

  @Test("Guessed right it is told, guessed wrong it is not", arguments: Fault.allCases)
  func guesses(_ fault: Fault) throws {
    var interpreter = Interpreter()
    _ = run(Self.network + "sabotage random", in: &interpreter)
    let was = try facts(Self.network + "sabotage random; sabotage off")["was"]
    let isRight = was == .text(fault.rawValue)
    let answer = try #require(run("guess \(fault.rawValue)", in: &interpreter).last?.document)
    #expect(answer.factsByName["right"] == .flag(isRight))
    let hidden = run("sabotage", in: &interpreter).last?.document?.factsByName["sabotage"]
    #expect(hidden == .text(isRight ? fault.rawValue : "hidden"))
    // Found or not, it goes on until it is mended.
    #expect(run("sabotage off", in: &interpreter).last?.document?.factsByName["was"] == was)
  }

  @Test(
    "gradcheck catches each fault of a gradient, and nothing where nothing is broken",
    arguments: [nil] + Fault.allCases.filter { !$0.isOfUpdate })
  func gradcheck(_ fault: Fault?) throws {
    let sabotage = "sabotage \(fault?.rawValue ?? "off")\n"
    let wrong = try facts(Self.branched + sabotage + "forward; backward; gradcheck")["wrong"]?
      .number
    #expect((try #require(wrong) > 0) == (fault != nil))
  }

  @Test(
    "old − rate × gradient catches each fault of the update",
    arguments: [nil] + Fault.allCases.filter(\.isOfUpdate))
  func update(_ fault: Fault?) throws {
    let script = """
      \(Self.network)sabotage \(fault?.rawValue ?? "off"); forward; backward
      let kernel = conv1.weight - 0.1 * conv1.weight.grad
      let units = dense1.weight - 0.1 * dense1.weight.grad
      let last = dense2.weight - 0.1 * dense2.weight.grad
      update

      """
    func gap(_ layer: String, _ name: String) throws -> Double {
      try value(script + "max(abs(\(layer).weight - \(name)))").elements[0]
    }
    #expect(try gap("dense2", "last") < 1e-12)
    #expect(try (gap("conv1", "kernel") > 1e-6) == (fault != nil))
    #expect(try (gap("dense1", "units") > 1e-6) == (fault == .updateEarly))
  }

  /// Scripts that end with nothing broken any more, and whether broken gradients are stored then.
  static let mendings: [(script: String, isStored: Bool)] = [
    ("sabotage mean; sabotage off", false),
    ("forward; backward; sabotage mean; sabotage off", false),
    ("sabotage mean; forward; backward; sabotage off", true),
    ("sabotage mean; forward; backward; sabotage no-sum; sabotage off", true),
    ("sabotage mean; forward; backward; forward; sabotage off", true),
    ("sabotage mean; forward; backward; input = 0; sabotage off", true),
    ("sabotage mean; forward; backward; sabotage off; sabotage mean; sabotage off", true),
    ("sabotage mean; forward; backward; undo; sabotage off", false),
    ("sabotage mean; train 1 step; sabotage off", true),
    ("sabotage mean; finish; next; sabotage off", true),
    ("sabotage mean; finish; sabotage off", false),
    ("sabotage update-early; forward; backward; update; sabotage off", false),
    // There is nothing in the network that it breaks.
    ("sabotage skip-lost; forward; backward; sabotage off", false),
    (
      "sabotage mean; forward; backward; sabotage off; backward add; sabotage mean; sabotage off",
      true
    ),
    (
      "sabotage mean; forward; backward; sabotage off; backward; sabotage mean; sabotage off",
      false
    ),
  ]

  @Test("Mended, it says that broken gradients are stored where they are", arguments: mendings)
  func mended(_ script: String, isStored: Bool) throws {
    let last = try #require(run(Self.network + script).last)
    let document = try #require(last.document)
    #expect(document.factsByName["brokenGradients"] == .flag(isStored))
    #expect(told([last]).contains("still the broken ones") == isStored)
  }

  @Test("Saved and run again, the same is broken and still hidden")
  func saved() throws {
    var interpreter = Interpreter()
    _ = run(Self.network + "sabotage random; forward; backward", in: &interpreter)
    let texts = run("history", in: &interpreter).last?.document?.factsByName["statements"]
    guard case .list(let items)? = texts else { throw NoValue() }
    let script = items.map { if case .text(let text) = $0 { text } else { "" } }
    var again = Interpreter()
    _ = run(script.joined(separator: "\n"), in: &again)
    #expect(
      again.session.pass?.backward?.weightGradients
        == interpreter.session.pass?.backward?.weightGradients)
    for look in ["sabotage", "sabotage off"] {
      #expect(
        run(look, in: &again).last?.document?.factsByName
          == run(look, in: &interpreter).last?.document?.factsByName)
    }
  }
}
