import Documents
import Explorer
import Testing

@Suite("Values after a change")
struct StalenessTests {
  static let session = """
    input 1x4x4; conv 2 2x2; relu; dense 2; loss cross-entropy; input = cross; target = 1
    forward; backward

    """

  static let changes = [
    "conv1.weight[0] = 1", "conv1.weight += 1", "conv1.bias[0] = 3", "dense1.weight *= 2",
    "input = ring", "input[0,0,0] = 5",
    "input = reshape([cross,ring],[2,1,4,4])", "target = 0", "target += 0", "loss cross-entropy",
    "loss mse", "seed 3", "init he",
    "init dense1 zeros", "relu", "insert tanh after conv1", "remove relu1",
    "replace relu1 with tanh", "replace dense1 with dense 2",
  ]

  @Test("backward is an error after a change", arguments: changes)
  func backward(_ change: String) throws {
    try ErrorCase(Self.session + change + "\nbackward", "stale").check()
    try ErrorCase(Self.session + change + "\nbackward with 1", "stale").check()
    try ErrorCase(Self.session + change + "\nbackward add", "stale").check()
  }

  @Test("A target that came behind the pass is not missing: the loss is")
  func loss() throws {
    let script = "input 1; dense 1; loss squared-error; input = [3]; forward"
    try ErrorCase(script + "\nloss", "no-target").check()
    try ErrorCase(script + "; target = 8\nloss", "no-value-yet").check()
  }

  @Test("The old values stay", arguments: changes)
  func values(_ change: String) throws {
    for name in [
      "conv1.out", "conv1.weight.grad", "dense1.out.grad", "input.grad", "loss",
      "contributions(conv1.weight[0,0,0,0])", "relu1.out",
    ] {
      #expect(try value(Self.session + change + "\n" + name) == value(Self.session + name))
    }
  }

  @Test(
    "Every view says that its values are stale",
    arguments: [
      "net", "show conv1.out", "show conv1.weight.grad", "grads", "explain conv1.weight[0,0,0,0]",
      "explain conv1.out[0,0,0]",
      "explain loss", "accumulate conv1.weight[0]", "conv1.out", "conv1.weight.grad",
      "compare conv1.weight[0,0,0,0] dense1.weight[0,0]",
      "unroll conv1 grad", "fate conv1", "formula conv1", "contributions(conv1.weight[0,0,0,0])",
      "loss", "1 + sum(conv1.out)",
      "unroll(conv1).grad", "patches(conv1)", "explain conv1.weight[0,0,0,0] terms",
      "explain conv1.weight[0,0,0,0] pixel 0,0",
    ])
  func views(_ view: String) throws {
    func isMarked(_ script: String) throws -> Bool {
      let document = try #require(run(script + view).last?.document, "\(run(script + view).last!)")
      return document.blocks.contains { block in
        if case .note(let note) = block { return note.kind == .stale }
        return false
      }
    }
    #expect(try !isMarked(Self.session))
    #expect(try isMarked(Self.session + "input = ring\n"))
    #expect(try !isMarked(Self.session + "input = ring; forward; backward\n"))
  }

  @Test(
    "Weights are never stale",
    arguments: ["conv1.weight", "show conv1.weight", "input", "target", "unroll(conv1)", "1 + 1"])
  func weights(_ view: String) throws {
    let document = try #require(run(Self.session + "input = ring\n" + view).last?.document)
    #expect(
      !document.blocks.contains {
        if case .note(let note) = $0 { note.kind == .stale } else { false }
      })
  }

  @Test(
    "What leaves the pass alone leaves it fresh",
    arguments: [
      "let k = 3", "rename conv1 edges", "randn(3)", "net", "predict 3 as 3", "conv1.out",
      "set digits 5",
    ])
  func fresh(_ statement: String) throws {
    let outcomes = run(Self.session + statement + "\nbackward")
    #expect(outcomes.last?.document != nil)
  }

  @Test("undo of the change makes the pass fresh again")
  func undone() throws {
    #expect(run(Self.session + "input = ring\nundo\nbackward").last?.document != nil)
  }
}
