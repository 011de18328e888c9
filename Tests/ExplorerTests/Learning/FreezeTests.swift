import Documents
import Explorer
import NeuralNetwork
import Sessions
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

@Suite("What is frozen is marked")
struct FrozenMarkTests {
  @Test(
    "Slices are named as they would be typed",
    arguments: [
      ("conv1.weight[1]", "conv1.weight[1]"), ("dense1.weight[0:2]", "dense1.weight[0:2]"),
      ("dense1.weight[:,3]", "dense1.weight[:,3]"), ("conv1.weight[0,0,1]", "conv1.weight[0,0,1]"),
      ("conv1.weight[:,:,0,0:2]", "conv1.weight[:,0,0,0:2]"), ("dense1.bias", "dense1.bias"),
      ("conv1.bias[1]", "conv1.bias[1]"), ("conv1", "conv1"), ("dense1.weight", "dense1.weight"),
    ])
  func slices(_ what: String, named: String) throws {
    let words = try text("example cross; freeze \(what); net")
    #expect(words.contains("frozen: \(named); "), "\(words)")
  }

  @Test("What no single slice names is counted")
  func counted() throws {
    let words = try text("example cross; freeze conv1.weight[0,0,0,0]; freeze conv1.weight[1]; net")
    #expect(words.contains("frozen: 10 of the 18 in conv1.weight; "))
  }

  @Test(
    "Every view of a frozen layer says so, and still shows its gradient",
    arguments: [
      "grads", "grads conv1", "explain conv1.weight[0,0,0,0]", "accumulate conv1.weight[0]",
      "compare conv1.weight[0,0,0,0] dense1.weight[0,0]", "unroll conv1", "unroll conv1 grad",
      "fate conv1", "formula conv1", "show conv1.weight", "show conv1.weight.grad", "net",
      "nudge conv1.weight[0,0,0,0] by 0.1", "gradcheck conv1", "backward", "update",
    ])
  func marked(_ view: String) throws {
    let begun = "example cross; freeze conv1; forward; backward; "
    #expect(try text(begun + view).contains("frozen: conv1; "))
    let free = try text("example cross; forward; backward; " + view)
    #expect(!free.contains("frozen"))
  }

  @Test("A frozen layer's gradient is the one that it would have")
  func gradient() throws {
    let facts = try facts(
      "example cross; freeze conv1; forward; backward; explain conv1.weight[0,0,1,1]")
    let free = try self.free()
    #expect(facts["gradient"] == free["gradient"])
    #expect(facts["gradient"] != .number(0))
  }

  @Test("Single precision does not round what is frozen")
  func single() throws {
    let begun = """
      example cross; let k = conv1.weight; freeze conv1.weight[0]; set precision float32
      forward; backward; update

      """
    #expect(try value(begun + "sum(conv1.weight[0] == k[0])") == Tensor(9))
    #expect(try value(begun + "max(abs(conv1.weight[1] - k[1])) > 0") == Tensor(1))
  }

  private func free() throws -> [String: Documents.Fact.Value] {
    try ExplorerTests.facts("example cross; forward; backward; explain conv1.weight[0,0,1,1]")
  }

  @Test(
    "Under every rule frozen numbers keep their bits through a training, and others move",
    arguments: [
      "sgd lr 0.05", "sgd lr 0.05 decay 0.1", "sgd lr 0.05 momentum 0.9 nesterov on decay 0.1",
      "adam lr 0.01 decay 0.1", "adamw lr 0.01 decay 0.3",
      "adam lr 0.01; set precision float32",
    ])
  func bits(_ rule: String) throws {
    let begun = """
      input 8x8; conv 3 3x3; relu; dense 4; loss cross-entropy; data edges 40; optimizer \(rule)
      train 3 steps; let k = conv1.weight; let d = dense1.weight; let b = dense1.bias
      freeze conv1.weight[1]; freeze dense1.weight[:,5:9]; freeze dense1.bias; train 20 steps

      """
    #expect(try value(begun + "sum(conv1.weight[1] == k[1])") == Tensor(9))
    #expect(try value(begun + "sum(dense1.weight[:,5:9] == d[:,5:9])") == Tensor(16))
    #expect(try value(begun + "sum(dense1.bias == b)") == Tensor(4))
    #expect(try value(begun + "max(abs(conv1.weight - k)) > 0") == Tensor(1))
    #expect(try value(begun + "max(abs(dense1.weight - d)) > 0") == Tensor(1))
  }
}
