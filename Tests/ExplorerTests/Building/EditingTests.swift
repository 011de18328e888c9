import Explorer
import NeuralNetwork
import Sessions
import Testing

@Suite("Editing, naming and drawing")
struct EditingTests {
  static let network = "input 1x8x8; conv 2 3x3; relu; maxpool 2; dense 3; seed 5\n"

  private func names(_ script: String) throws -> [String] {
    var interpreter = Interpreter()
    for outcome in run(script, in: &interpreter) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    return try #require(interpreter.session.network).layers.map(\.name)
  }

  @Test("Layers are named by their word and their ordinal among their kind")
  func ordinals() throws {
    #expect(
      try names(
        "input 1x9x9; conv 1 2; conv 1 2; relu; relu; maxpool 2; avgpool 2; globalavgpool; leakyrelu; fc 2; linear 2; sigmoid; tanh"
      )
        == [
          "conv1", "conv2", "relu1", "relu2", "maxpool1", "avgpool1", "globalavgpool1",
          "leakyrelu1", "flatten1", "dense1", "dense2",
          "sigmoid1", "tanh1",
        ])
  }

  @Test(
    "An ordinal is never used again",
    arguments: [
      (
        "remove conv1; insert conv 2 3x3 before relu1",
        ["conv2", "relu1", "maxpool1", "flatten1", "dense1"]
      ),
      (
        "remove relu1; insert relu before maxpool1",
        ["conv1", "relu2", "maxpool1", "flatten1", "dense1"]
      ),
      (
        "rename conv1 edges; insert conv 2 1x1 after edges",
        ["edges", "conv2", "relu1", "maxpool1", "flatten1", "dense1"]
      ),
      (
        "rename conv1 conv2; insert conv 2 1x1 after conv2",
        ["conv2", "conv3", "relu1", "maxpool1", "flatten1", "dense1"]
      ),
      (
        "rename conv1 conv2; remove conv2; insert conv 2 3x3 before relu1",
        ["conv3", "relu1", "maxpool1", "flatten1", "dense1"]
      ),
      (
        "rename relu1 conv3; insert conv 2 1x1 after conv1; insert conv 2 1x1 after conv1",
        ["conv1", "conv4", "conv2", "conv3", "maxpool1", "flatten1", "dense1"]
      ),
      ("replace conv1 with conv 4 3x3", ["conv1", "relu1", "maxpool1", "flatten1", "dense1"]),
      ("replace relu1 with tanh", ["conv1", "tanh1", "maxpool1", "flatten1", "dense1"]),
      (
        "replace relu1 with tanh; replace tanh1 with relu",
        ["conv1", "relu2", "maxpool1", "flatten1", "dense1"]
      ),
      (
        "replace relu1 with relu tanh",
        ["conv1", "relu2", "tanh1", "maxpool1", "flatten1", "dense1"]
      ),
      (
        "insert conv 2 1x1 relu after conv1",
        ["conv1", "conv2", "relu2", "relu1", "maxpool1", "flatten1", "dense1"]
      ),
      ("insert relu after dense1", ["conv1", "relu1", "maxpool1", "flatten1", "dense1", "relu2"]),
      ("remove flatten1", ["conv1", "relu1", "maxpool1", "flatten2", "dense1"]),
      ("undo; undo; relu; undo; relu", ["conv1", "relu1", "maxpool1", "relu2"]),
    ])
  func neverAgain(_ edit: String, _ wanted: [String]) throws {
    #expect(try names(Self.network + edit) == wanted)
  }

  @Test("A new input starts counting anew")
  func counting() throws { #expect(try names("input 4; relu; relu; input 4; relu") == ["relu1"]) }

  @Test(
    "Layers that are not touched keep their weights",
    arguments: [
      "insert tanh after conv1", "insert conv 2 1x1 after conv1", "replace relu1 with tanh",
      "remove relu1", "rename relu1 gate",
      "insert conv 2 1x1 tanh before relu1", "replace maxpool1 with avgpool 2",
    ])
  func kept(_ edit: String) throws {
    for name in ["conv1.weight", "conv1.bias", "dense1.weight", "dense1.bias"] {
      #expect(
        try value(Self.network + "dense1.weight[0,0] = 7; conv1.bias[1] = 3\n" + edit + "\n" + name)
          == value(Self.network + "dense1.weight[0,0] = 7; conv1.bias[1] = 3\n" + name))
    }
  }

  @Test("A renamed layer keeps its weights and the last pass's values")
  func renamed() throws {
    let pass = "loss cross-entropy; input = cross; target = 1; forward; backward\n"
    for field in ["weight", "out", "in", "weight.grad", "out.grad", "bias.grad"] {
      #expect(
        try value(Self.network + pass + "rename conv1 edges\nedges.\(field)")
          == value(Self.network + pass + "conv1.\(field)"))
    }
    _ = try value(
      Self.network + pass + "rename conv1 edges; backward add; contributions(edges.weight[0,0,0,0])"
    )
    try ErrorCase(Self.network + pass + "rename conv1 edges; conv1.weight", "unknown-layer").check()
  }

  @Test("A kernel as large as the picture is one replace away")
  func largest() throws {
    #expect(
      try value(
        "input 1x8x8; conv 2 3x3; dense 3; replace conv1 with conv 1 8x8; input = cross; forward; shape(conv1.out)"
      ).elements == [1, 1, 1])
  }

  @Test(
    "Edits that cannot be",
    arguments: [
      ErrorCase("insert relu after conv1", "no-network"), .init("remove conv1", "no-network"),
      .init("rename a b", "no-network"),
      .init(network + "insert relu after conv9", "unknown-layer", suggesting: "conv1"),
      .init(network + "insert relu", "missing-argument"),
      .init(network + "insert relu beside conv1", "missing-argument"),
      .init(network + "insert after conv1", "missing-argument"),
      .init(network + "insert rleu after conv1", "unknown-choice", suggesting: "relu"),
      .init(network + "insert conv 2 after conv1", "missing-argument"),
      .init(network + "insert conv 2 3x3 befor relu1", "unknown-option", suggesting: "before"),
      .init(network + "replace conv1 relu", "missing-argument"),
      .init(network + "replace conv9 with relu", "unknown-layer"),
      .init(network + "replace conv1 with", "missing-argument"),
      .init(network + "replace conv1 with conv 2 9x9", "window-too-large"),
      .init(network + "replace conv1 with dense 4", "needs-picture"),
      .init(network + "insert conv 2 3x3 after dense1", "needs-picture"),
      .init(network + "insert conv 1 6x6 after conv1", "window-too-large"),
      .init(network + "remove conv9", "unknown-layer"),
      .init(network + "remove", "missing-argument"),
      .init(network + "remove conv1 relu1", "extra-argument"),
      .init(network + "rename conv1", "missing-argument"),
      .init(network + "rename conv1 relu1", "name-taken"),
      .init(network + "rename conv1 conv1", "name-taken"),
      .init(network + "rename conv1 sum", "reserved-name"),
      .init(network + "let edges = 1; rename conv1 edges", "name-taken"),
      .init(network + "rename conv1 edges; let edges = 1", "name-taken"),
      .init(network + "rename conv1 3x", "malformed-number"),
      .init("seed -1", "out-of-range"), .init("seed 1.5", "wrong-argument"),
      .init("seed 9223372036854775808", "wrong-argument"), .init("init he", "no-network"),
      .init(network + "init", "missing-argument"),
      .init(network + "init hee", "unknown-choice"),
      .init(network + "init conv9 he", "unknown-layer"),
      .init(network + "init normal", "missing-argument"),
      .init(network + "init he 3", "extra-argument"),
      .init(network + "init conv1", "missing-argument"),
    ])
  func errors(_ item: ErrorCase) throws { try item.check() }

  @Test("The same seed gives the same bits, frozen here for every machine")
  func frozen() throws {
    let weight = try value("input 2; dense 2; dense1.weight").elements
    #expect(
      weight == [
        0.22829642488660515, -0.16474575416915022, 0.21603418182113548, -0.41098522758824746,
      ])
    let draws = try value("randn(3)").elements
    #expect(draws == [-0.7284630100575666, 0.34448363466767473, 0.3103327426525154])
  }

  @Test(
    "A draw depends on the seed, the name and the shape alone",
    arguments: [
      ("input 4; dense 3; dense1.weight", "input 4; relu; tanh; dense 3; dense1.weight", true),
      (
        "input 4; dense 3; dense1.weight", "input 9; input 4; randn(5); dense 3; dense1.weight",
        true
      ),
      ("input 4; dense 3; seed 0; dense1.weight", "input 4; dense 3; dense1.weight", true),
      ("seed 7; input 4; dense 3; dense1.weight", "input 4; dense 3; seed 7; dense1.weight", true),
      (
        "seed 7; input 4; dense 3; dense1.bias",
        "input 4; dense 3; init zeros; seed 7; dense1.bias", true
      ),
      (
        "seed 7; input 4; dense 3; dense1.weight",
        "seed 7; input 4; dense 3; init zeros; init default; dense1.weight", true
      ),
      ("seed 7; input 4; dense 3; dense1.weight", "seed 8; input 4; dense 3; dense1.weight", false),
      ("input 4; dense 4; dense1.weight", "input 4; dense 4; dense 4; dense2.weight", false),
      ("randn(4)", "randn(4)", true), ("randn(4)", "randn(4); randn(4)", false),
      ("randn(4)", "randn(4); seed 0; randn(4)", true),
      ("randn(4)", "zeros(4); sum([1]); randn(4)", true),
      ("randn(4) * 0 + randn(4)", "randn(4); randn(4)", true),
    ])
  func draws(_ left: String, _ right: String, _ areSame: Bool) throws {
    #expect(try (value(left) == value(right)) == areSame)
  }

  private static let uniform = 1 / 12.0.squareRoot() / 10

  /// Scheme, deviation, bound, and whether biases are zero.
  private static let rules: [(String, Double, Double, Bool)] = [
    ("zeros", 0, 0, true), ("default", uniform, 0.05, false),
    ("he", 0.0707106781186547, .infinity, true),
    ("xavier", 0.0632455532033676, 0.109544511501034, true), ("normal 0.5", 0.5, .infinity, true),
  ]

  @Test("init draws by each rule", arguments: rules)
  func schemes(_ scheme: String, _ deviation: Double, _ bound: Double, _ biasIsZero: Bool) throws {
    let script = "input 400; dense 100; seed 3; init \(scheme); "
    let weight = try value(script + "dense1.weight").elements
    #expect(weight.allSatisfy { abs($0) <= bound })
    let mean = weight.reduce(0, +) / Double(weight.count)
    let spread = (weight.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(weight.count))
      .squareRoot()
    #expect(abs(mean) <= 0.02 * max(deviation, 1e-9))
    #expect(abs(spread - deviation) <= 0.02 * deviation)
    #expect(try value(script + "dense1.bias").elements.allSatisfy { $0 == 0 } == biasIsZero)
  }

  @Test("init of one layer leaves the others")
  func oneLayer() throws {
    #expect(try value(Self.network + "init dense1 zeros; sum(abs(dense1.weight))").elements == [0])
    #expect(
      try value(Self.network + "init dense1 zeros; conv1.weight")
        == value(Self.network + "conv1.weight"))
    #expect(
      try value(
        "input 1x8x8; conv 4 3x3; init conv1 xavier; max(abs(conv1.weight)) <= sqrt(6 / (9 + 36))"
      ).elements == [1])
  }
}
