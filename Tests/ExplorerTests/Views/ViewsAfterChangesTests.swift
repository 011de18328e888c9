import CommandLanguage
import Explorer
import NeuralNetwork
import Testing

/// Every view after every kind of change, with values of passes that no longer fit the network.
@Suite("Whatever changed before a view")
struct ViewsAfterChangesTests {
  private static let examples = ["sum", "both", "relu", "pool", "deep", "batch", "sobel", "xor"]
  private static let changes = [
    "relax conv1 sharing", "relax conv1 locality", "relax conv2 sharing", "tie conv1",
    "block conv1", "unblock conv1", "remove relu1", "remove conv1",
    "replace conv1 with conv 2 2x2", "replace conv1 with conv 1 1x1 bias off",
    "replace dense1 with dense 3", "insert relu before dense1", "insert conv 1 1x1 after conv1",
    "rename conv1 edges", "undo", "redo", "undo 3", "loss mse", "loss cross-entropy",
    "freeze conv1", "freeze dense1.weight[0]", "input = randn(3,1,4,4)", "input = ones(1,3,3)",
    "input 1x4x4", "conv 2 3x3 pad 1", "dense 2", "target = 0", "target = [0,1]",
    "sabotage random", "sabotage off", "train 1 step", "optimizer adam", "watch conv1.weight",
    "update", "forward", "backward", "forward; backward", "backward add", "step 3", "step term",
    "next", "finish", "back 2", "restart",
  ]
  private static let addresses = [
    "conv1.weight", "conv1.weight[0]", "conv1.weight[0,0,0,0]", "conv1.weight[1,0,0,0]",
    "conv1.weight[0,1,1,0,0,0]", "conv1.weight[3,5]", "conv1.bias[0]", "conv1.out[0,1,1]",
    "conv1.out[0,0,0,0]", "conv1.in.grad[0,0,0]", "input.grad[0,1,1]", "input[1,0,1,1]",
    "dense1.weight[0,3]", "dense1.bias[0]", "dense1.out.grad[0]", "relu1.in.grad[0,0,0]",
    "maxpool1.in.grad[0,0,0]", "flatten1.out[0]", "loss", "edges.weight[0,0,0,0]",
    "conv2.weight[0,0,0,0]", "conv2.in.grad[0,0,0]", "target",
  ]
  private static let layers = ["conv1", "conv2", "dense1", "relu1", "maxpool1", "edges"]

  private func view(_ draw: (Int) -> Int) -> String {
    func one(_ list: [String]) -> String { list[draw(list.count)] }
    let (address, layer) = (one(Self.addresses), one(Self.layers))
    return one([
      "explain \(address)", "explain \(address) terms", "explain \(address) pixel 1,0",
      "paths \(address)", "receptive \(address)", "compare \(address) \(one(Self.addresses))",
      "accumulate \(address)", "show \(address)", address, "nudge \(address) by 0.1",
      "gradcheck \(layer)", "grads", "grads \(layer)", "unroll \(layer)", "unroll \(layer) grad",
      "fate \(layer)", "formula \(layer)", "formula \(layer) matrix", "net", "where",
      "contributions(\(address))", "unroll(\(layer)).grad", "patches(\(layer))", "evaluate",
    ])
  }

  @Test("A view answers or says why not", arguments: 0..<200)
  func views(_ session: Int) {
    var generator = RandomGenerator(seed: UInt64(session), stream: "views", shape: [1])
    var interpreter = Interpreter()
    _ = run("example \(Self.examples[session % Self.examples.count])", in: &interpreter)
    for _ in 0..<50 {
      let changes = generator.integer(below: 5) < 2
      let line =
        changes
        ? Self.changes[generator.integer(below: Self.changes.count)]
        : view { generator.integer(below: $0) }
      for outcome in run(line, in: &interpreter) {
        #expect(
          outcome.document?.blocks.isEmpty != true || outcome.document?.kind == "value", "\(line)")
        if let diagnostic = outcome.diagnostic { #expect(!diagnostic.message.isEmpty, "\(line)") }
      }
    }
  }

  @Test(
    "A weight that the last pass had in another shape asks for a new pass",
    arguments: ["explain", "paths", "compare dense1.weight[0,0]"])
  func otherShape(_ command: String) throws {
    try ErrorCase(
      "example both; forward; backward; relax conv1 sharing; \(command) conv1.weight[0,0,1,0,0,0]",
      "stale"
    ).check()
  }

  @Test("Contributions of a relaxed weight are one a sample, of its bias one a position")
  func relaxed() throws {
    let begun = "example batch; relax conv1 sharing; forward; backward\n"
    let weight = "conv1.weight[0:2,0,0]"
    let samples = try value("example batch; forward; input").shape[0]
    #expect(
      try value(begun + "contributions(\(weight))").shape.extents
        == value(begun + weight).shape.extents + [samples])
    #expect(
      try value(begun + "sum(contributions(\(weight))[0,0,0,0]) == \(weight).grad[0,0,0,0]")
        == Tensor(1))
  }
}
