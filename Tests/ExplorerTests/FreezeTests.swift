import Documents
import Explorer
import NeuralNetwork
import Testing

@Suite("freeze and schedule")
struct FreezeTests {
  static let begun =
    "example cross; optimizer adam lr 0.1; let k = conv1.weight; let d = dense1.weight\n"
  static let stepped = "forward; backward; update; forward; backward; update\n"

  @Test("A frozen layer keeps its bits, the other learns, and its gradient is there")
  func layer() throws {
    let script = Self.begun + "freeze conv1; " + Self.stepped
    #expect(try value(script + "sum(conv1.weight == k)") == Tensor(18))
    #expect(try value(script + "sum(abs(conv1.weight.grad)) > 0") == Tensor(1))
    #expect(try value(script + "sum(abs(dense1.weight - d)) > 0") == Tensor(1))
  }

  @Test("A frozen slice keeps its bits, the rest of the tensor learns")
  func slice() throws {
    let script = Self.begun + "freeze dense1.weight[0:2]; " + Self.stepped
    #expect(try value(script + "sum(dense1.weight[0:2] == d[0:2])") == Tensor(36))
    #expect(try value(script + "sum(abs(dense1.weight[2] - d[2])) > 0") == Tensor(1))
  }

  @Test("Gradient flows through a frozen layer unchanged")
  func through() throws {
    let gradient = "forward; backward; conv1.weight.grad"
    #expect(
      try value("example cross; freeze dense1; " + gradient) == value("example cross; " + gradient))
  }

  @Test("unfreeze lets learn again, all is everything, rename and replace keep track")
  func tracking() throws {
    var interpreter = Interpreter()
    func frozen() -> Int {
      interpreter.session.frozen.values.reduce(0) { $0 + $1.count { $0 } }
    }
    _ = run("example cross; freeze all", in: &interpreter)
    #expect(frozen() == 77)
    _ = run("unfreeze dense1.bias; unfreeze conv1.weight[1]", in: &interpreter)
    #expect(frozen() == 77 - 3 - 9)
    _ = run("rename dense1 head; forward; backward; let h = head.weight; update", in: &interpreter)
    #expect(
      run("sum(head.weight == h)", in: &interpreter).last?.document?.blocks == [.value(Tensor(54))])
    _ = run("replace head with dense 2", in: &interpreter)
    #expect(frozen() == 9 + 2)
    _ = run("input 4", in: &interpreter)
    #expect(frozen() == 0)
  }

  @Test(
    "What cannot be frozen is refused",
    arguments: [
      ("freeze all", "no-network"), ("example sum; freeze conv2", "unknown-layer"),
      ("example cross; freeze relu1", "not-applicable"),
      ("example cross; freeze conv1.out", "not-applicable"),
      ("example cross; freeze conv1.weight.grad", "not-applicable"),
      ("example cross; freeze conv1.weight[9]", "index-out-of-range"),
      ("schedule step 10", "not-applicable"), ("schedule cosine 10 0.5", "not-applicable"),
      ("schedule constant 4", "not-applicable"), ("schedule step 10 -1", "bad-setting"),
    ])
  func refused(_ line: String, code: String) {
    #expect(run(line).last?.diagnostic?.code == code)
  }

  @Test("update follows the schedule")
  func scheduled() throws {
    let begun = """
      input 1; dense 1 bias off; loss squared-error; dense1.weight = [[0]]; input = [1]
      target = [0]; optimizer sgd lr 1; schedule step 2 0.5; forward; backward with [1]

      """
    #expect(try value(begun + "update; update; update; update; dense1.weight[0,0]") == Tensor(-3))
  }
}
