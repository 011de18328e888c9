import Explorer
import NeuralNetwork
import Sessions
import Testing

@Suite("update and optimizer")
struct UpdateTests {
  @Test("update subtracts lr times the gradient from kernels and dense weights at once")
  func plain() throws {
    let begun =
      "optimizer sgd lr 0.1; example both; let k = conv1.weight; let d = dense1.weight; forward; backward\n"
    let both = try value(
      begun + "let kg = conv1.weight.grad; let dg = dense1.weight.grad; update\n"
        + "allclose(conv1.weight, k - 0.1 * kg, 1e-12) + allclose(dense1.weight, d - 0.1 * dg, 1e-12)"
    )
    #expect(both.elements == [2])
  }

  @Test("update without gradients says what to run")
  func needsGradients() {
    #expect(run("update").last?.diagnostic?.code == "no-network")
    #expect(run("example both; update").last?.diagnostic?.code == "no-value-yet")
    #expect(run("example both; forward; update").last?.diagnostic?.code == "no-value-yet")
  }

  @Test("Afterwards the values are stale, and undo brings the weights back")
  func stale() throws {
    var interpreter = Interpreter()
    _ = run("example both; forward; backward", in: &interpreter)
    let before = interpreter.session.network
    _ = run("update", in: &interpreter)
    #expect(interpreter.session.isStale)
    #expect(interpreter.session.network != before)
    _ = run("undo", in: &interpreter)
    #expect(!interpreter.session.isStale)
    #expect(interpreter.session.network == before)
  }

  @Test("The view carries old, gradient, change and new")
  func facts() throws {
    let document = try #require(run("example both; forward; backward; update").last?.document)
    let fact = try #require(document.facts.first { $0.name == "conv1.weight" })
    guard case .record(let record) = fact.value else { throw NoValue() }
    #expect(record.map(\.name) == ["old", "gradient", "change", "new"])
  }

  @Test(
    "An option that the rule does not have is refused",
    arguments: [
      "optimizer adam momentum 0.9", "optimizer sgd beta1 0.5", "optimizer sgd lr -1",
      "optimizer adam beta1 1", "optimizer sgd nesterov on", "optimizer lr 1",
    ])
  func refused(_ line: String) {
    #expect(run(line).last?.diagnostic != nil)
  }

  @Test("Momentum is kept from update to update and taken back by undo")
  func momentum() throws {
    let script = """
      input 1; dense 1 bias off; loss squared-error; dense1.weight = [[0]]; input = [1]; target = [0]
      optimizer sgd lr 1 momentum 0.5; forward; backward with [1]; update; update; update; undo
      dense1.weight[0,0]
      """
    #expect(try value(script) == Tensor(-2.5))
  }
}
