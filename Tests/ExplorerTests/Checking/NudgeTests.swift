import Documents
import NeuralNetwork
import Testing

@testable import Explorer
@testable import Sessions

@Suite("nudge")
struct NudgeTests {
  static let begun = "example sum; forward; backward\n"

  @Test("predicts by the gradient and runs the network again, in numbers checked by hand")
  func byHand() throws {
    // out changes by the input's 1, 2, 4, 5: loss + 11.5 · X + ½ · 46 · X².
    let found = try facts(Self.begun + "nudge conv1.weight[0,0,0,0] by 1")
    #expect(found["value"] == .number(7.125))
    #expect(found["gradient"] == .number(11.5))
    #expect(found["predicted"] == .number(18.625))
    #expect(found["actual"] == .number(41.625))
    #expect(found["curvature"] == .number(46))
    let trials = found["trials"]?.entries ?? []
    #expect(trials.map { $0["nudge"]?.number } == [1, 0.5, 0.25, 0.125, 0.0625, -1])
    #expect(trials.map { $0["difference"]?.number }.prefix(3) == [23, 5.75, 1.4375])
  }

  @Test("a slice moves all of its numbers by the same nudge")
  func slice() throws {
    let found = try facts(Self.begun + "nudge conv1.weight[0,0] by 1/2")
    #expect(found["gradient"] == .number(66))
    #expect(found["nudge"] == .number(0.5))
    #expect(found["name"] == .text("conv1.weight[0,0]"))
  }

  @Test(
    "takes a bias, an input element, an activation, and `.grad` behind any",
    arguments: [
      "dense1.bias[1]", "input[0,3,3]", "conv1.out[1,2,2]", "relu1.in[0,1,1]", "input.grad[0,3,3]",
      "conv1.weight[0,0].grad",
    ])
  func addresses(_ address: String) throws {
    let script = "example cross; forward; backward\n"
    let found = try facts(script + "nudge \(address) by 0.001")
    let gradient = try #require(found["gradient"]?.number)
    let root = address.replacing(".grad", with: "")
    #expect(try value(script + "sum(\(root).grad)").scalar == gradient)
    let (before, after) = (found["value"]?.number ?? 0, found["actual"]?.number ?? 0)
    #expect(abs(after - before - 0.001 * gradient) < 1e-4 * max(gradient.magnitude, 0.01))
  }

  @Test("after `backward with G` the output's product with G is what changes, in a straight line")
  func given() throws {
    let script = "example sum; forward; backward with [[1,-2],[3,0.5]]\n"
    let found = try facts(script + "nudge conv1.weight[0,0,0,0] by 2")
    #expect(found["objective"] == .text("given"))
    #expect(found["actual"] == found["predicted"])
    #expect(found["curvature"] == Fact.Value.none)
    #expect(try text(script + "nudge conv1.weight[0,0,0,0] by 2").contains("a straight line"))
  }

  @Test("changes nothing")
  func pure() {
    var interpreter = Interpreter()
    _ = run(Self.begun, in: &interpreter)
    let before = interpreter.session.network
    let count = interpreter.history.entries.count
    _ = run("nudge conv1.weight[0] by 3", in: &interpreter)
    #expect(interpreter.session.network == before)
    #expect(!interpreter.session.isStale)
    #expect(interpreter.history.entries.count == count)
  }

  @Test("a tie on the way is named, and a number without a say is said to have none")
  func kinks() throws {
    let pool = try text("example pool; forward; backward; nudge input[0,0,2] by 0.1")
    #expect(pool.contains("a tie in maxpool1"))
    let dead = try text("example cross; forward; backward; nudge input[0,0,0] by 0.1")
    #expect(dead.contains("nothing changes"))
  }

  @Test("a stored gradient that is not the slope shows in how the difference falls")
  func broken() throws {
    var interpreter = Interpreter()
    _ = run(Self.begun, in: &interpreter)
    let gradients = try #require(interpreter.session.pass?.gradients)
    interpreter.session.pass?.gradients = AccumulatedGradients(
      input: gradients.input,
      weights: gradients.weights.map { weight in
        weight.map { Tensor(shape: $0.shape, elements: $0.elements.map { 2 * $0 }) }
      },
      biases: gradients.biases, passes: 1)
    let outcome = run("nudge conv1.weight[0,0,0,0] by 0.01", in: &interpreter).last
    let words = try #require(outcome?.document).blocks.map(\.words).joined()
    #expect(words.contains("is not the slope"))
  }

  @Test(
    "what cannot be nudged is refused",
    arguments: [
      ("nudge conv1.weight[0] by 0", "bad-argument"), ("nudge conv1.weight by inf", "bad-argument"),
      ("nudge loss by 1", "not-applicable"), ("nudge 1 by 1", "wrong-argument"),
      ("nudge conv1.weight[9] by 1", "index-out-of-range"),
      ("nudge conv1.weight[0:0] by 1", "needs-one-element"),
      ("input += 1; nudge input[0,0,0] by 1", "stale"),
    ])
  func refused(_ line: String, _ code: String) {
    #expect(run(Self.begun + line).last?.diagnostic?.code == code)
  }
}
