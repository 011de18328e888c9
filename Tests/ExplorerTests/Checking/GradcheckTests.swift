import Documents
import NeuralNetwork
import TestSupport
import Testing

@testable import Explorer
@testable import Sessions

@Suite("gradcheck")
struct GradcheckTests {
  static let begun = "example cross; forward; backward\n"

  @Test(
    "agrees on every example",
    arguments: Example.all.map(\.name).filter { $0 != "lenet" })
  func examples(_ name: String) throws {
    let found = try facts("example \(name); forward; backward; gradcheck")
    #expect(found["agrees"] == .flag(true))
    #expect(found["wrong"] == .integer(0))
    #expect(found["firstWrong"] == Fact.Value.none)
    #expect(found["objective"] == .text("loss"))
  }

  @Test("checks every weight, bias and input element")
  func counts() throws {
    let found = try facts(Self.begun + "gradcheck")
    #expect(found["numbers"] == .integer(64 + 18 + 2 + 54 + 3))
    #expect(found["checked"] == found["numbers"])
  }

  @Test("speaks of one gradient as of one")
  func one() throws {
    // The other two stand at a kink.
    let script =
      "input 1; dense 1; relu; loss squared-error; dense1.weight = 1; dense1.bias = 0; "
      + "input = [0.000001]; target = [1]; forward; backward; gradcheck"
    let document = run(script).last?.document
    let words = TerminalRenderer().render(try #require(document))
    #expect(words.hasPrefix("gradcheck: the one gradient agrees with difference"), "\(words)")
  }

  @Test("takes a layer and a step")
  func layer() throws {
    let found = try facts(Self.begun + "gradcheck dense1 eps 1e-3")
    #expect(found["eps"] == .number(1e-3))
    #expect(found["numbers"] == .integer(54 + 3 + 18))
    let relu = try ExplorerTests.facts(Self.begun + "gradcheck relu1")
    #expect(relu["numbers"] == .integer(72))
  }

  @Test("after `backward with G` the objective is the sum of out · G, without any loss")
  func given() throws {
    let found = try facts(
      "input 3x3; conv 1 2x2; input = ramp; forward; backward with [[1,-2],[3,0.5]]; gradcheck")
    #expect(found["objective"] == .text("given"))
    #expect(found["agrees"] == .flag(true))
  }

  @Test("a tie and a gate at 0 are kinks, not mistakes")
  func kinks() throws {
    let pool = try facts("example pool; forward; backward; gradcheck")
    #expect(pool["kinks"] == .integer(4))
    let relu = try facts("example relu; forward; backward; gradcheck")
    #expect(relu["kinks"] == .integer(12))
    #expect(try text("example pool; forward; backward; gradcheck").contains("a tie in maxpool1"))
  }

  /// Statements whose gradients are wrong, some where a large step crosses a kink.
  static let wrong = [
    "input 1x3x3; conv 1 2x2 bias off; relu; loss squared-error; conv1.weight = 0.001; "
      + "input = ones(1,3,3); target = zeros(1,2,2); sabotage mean; forward; backward; gradcheck",
    "example cross; sabotage flipped-kernel; forward; backward; gradcheck eps 1e-2",
    "example cross; sabotage flipped-kernel; forward; backward; gradcheck",
    "example relu; sabotage mean; forward; backward; gradcheck eps 1e-3",
    "example both; sabotage mean; forward; backward; gradcheck",
  ]

  @Test("no step makes a wrong gradient agree, and the table over steps says so", arguments: wrong)
  func wrongAtEveryStep(_ script: String) throws {
    let found = try facts(script)
    #expect((found["wrong"]?.number ?? 0) > 0)
    for step in try sweep(found) where step["error"] != Fact.Value.none {
      #expect((step["error"]?.number ?? 0) > 1e-3, "\(step)")
    }
    #expect(try text(script).contains("no ε makes them agree"))
  }

  @Test(
    "every step of the table looks at the same numbers, and is blank only where all are kinks",
    arguments: wrong
      + Example.all.map(\.name).filter { $0 != "lenet" }.flatMap {
        [
          "example \($0); forward; backward; gradcheck",
          "example \($0); forward; backward; gradcheck eps 1e-2",
        ]
      })
  func sameNumbers(_ script: String) throws {
    let found = try facts(script)
    let steps = try sweep(found)
    #expect(steps.count == 9)
    #expect(Set(steps.map { $0["numbers"]?.number }).count == 1)
    for step in steps {
      #expect((step["error"] == Fact.Value.none) == (step["kinks"] == step["numbers"]), "\(step)")
    }
    // At the check's own step the two say the same.
    let own = try #require(steps.first { $0["eps"] == found["eps"] })
    if own["error"] != Fact.Value.none { #expect(own["error"] == found["largestError"]) }
  }

  private func sweep(_ facts: [String: Fact.Value]) throws -> [[String: Fact.Value]] {
    guard case .list(let steps)? = facts["sweep"] else { return [] }
    return steps.compactMap { step in
      guard case .record(let facts) = step else { return nil }
      return Dictionary(facts.map { ($0.name, $0.value) }) { first, _ in first }
    }
  }

  @Test("a batch and a sum of passes are checked by the latest pass")
  func batch() throws {
    let found = try facts("example batch; forward; backward; backward add; gradcheck")
    #expect(found["agrees"] == .flag(true))
  }

  @Test("a stored gradient that is not the slope is found, and named as the first fault")
  func broken() throws {
    var interpreter = Interpreter()
    _ = run(Self.begun, in: &interpreter)
    let pass = try #require(interpreter.session.pass)
    let gradients = try #require(pass.gradients)
    var weights = gradients.weights
    weights[0] = weights[0].map { weight in
      Tensor(shape: weight.shape, elements: weight.elements.map { $0 / 36 })
    }
    interpreter.session.pass?.gradients = AccumulatedGradients(
      input: gradients.input, weights: weights, biases: gradients.biases, passes: 1)
    let outcome = try #require(run("gradcheck", in: &interpreter).last)
    let found = try #require(outcome.document).factsByName
    #expect(found["agrees"] == .flag(false))
    #expect((found["wrong"]?.number ?? 0) > 10)
    #expect(found["firstWrong"] == .text("conv1.weight.grad"))
  }

  @Test(
    "what cannot be checked is refused",
    arguments: [
      ("gradcheck", "no-network"), ("example sum; gradcheck", "no-value-yet"),
      ("example sum; forward; gradcheck", "no-value-yet"),
      ("example sum; forward; backward; input += 1; gradcheck", "stale"),
      ("example sum; forward; backward; gradcheck conv2", "unknown-layer"),
      ("example sum; forward; backward; gradcheck eps 0", "bad-setting"),
      (
        "example sum; target = inf; target = target * [[[1,1],[1,1]]]; forward; backward; gradcheck",
        "not-applicable"
      ),
    ])
  func refused(_ script: String, _ code: String) {
    #expect(run(script).last?.diagnostic?.code == code)
  }

  @Test("a check can be interrupted")
  func interrupted() {
    let counter = Countdown(200)
    var interpreter = Interpreter(
      environment: Environment(interruption: Interruption { counter.isOver }))
    // Of several threads one alone asks, as often as the work falls to it.
    let outcomes = run("set threads 1; " + Self.begun + "gradcheck", in: &interpreter)
    #expect(outcomes.last?.diagnostic?.code == "interrupted")
  }
}
