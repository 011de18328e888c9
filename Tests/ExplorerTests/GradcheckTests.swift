import Documents
import NeuralNetwork
import Testing

@testable import Explorer

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
    let outcomes = run(Self.begun + "gradcheck", in: &interpreter)
    #expect(outcomes.last?.diagnostic?.code == "interrupted")
  }
}
