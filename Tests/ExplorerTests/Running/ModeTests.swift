import CommandLanguage
import Documents
import Explorer
import NeuralNetwork
import Sessions
import TestSupport
import Testing

/// What `mode` does, and what batch norm and dropout keep from pass to pass.
@Suite struct ModeTests {
  private static let network =
    "seed 3; input 4; dense 5; batchnorm; relu; dropout 0.4; dense 2; loss mse; "
    + "input = randn(3,4); target = zeros(3,2); "

  private func numbers(_ script: String) throws -> [Double] { try value(script).elements }

  @Test("A network begins in train; mode tells it, net shows it, a change makes values stale")
  func mode() throws {
    let told = try #require(run(Self.network + "mode").last?.document)
    #expect(told.facts.contains(Fact("mode", .text("train"))))
    let net = try #require(run(Self.network + "mode eval; net").last?.document)
    #expect(net.facts.contains(Fact("mode", .text("eval"))))
    var interpreter = Interpreter()
    _ = run(Self.network + "forward; mode train", in: &interpreter)
    #expect(!interpreter.session.isStale)
    _ = run("mode eval", in: &interpreter)
    #expect(interpreter.session.isStale)
    _ = run("undo", in: &interpreter)
    #expect(!interpreter.session.isStale && interpreter.session.network?.mode == .train)
    _ = run("mode eval; reset; input 2; dense 2", in: &interpreter)
    #expect(interpreter.session.network?.mode == .train)
    #expect(run("mode").last?.diagnostic != nil)
  }

  @Test(
    "Where layers branch around norms, a walk gives the bits of the passes",
    arguments: [
      "input.grad", "relu1.out.grad", "groupnorm1.out.grad", "batchnorm1.weight.grad",
      "groupnorm1.bias.grad", "prelu1.weight.grad", "conv1.weight.grad",
    ])
  func branches(name: String) throws {
    let script =
      "seed 1; input 2x4x4; conv 2 3x3 pad 1; batchnorm; relu; add input; batchnorm; concat relu1; "
      + "groupnorm 2; prelu; from groupnorm1; softmax; add prelu1; dense 3; loss cross-entropy; "
      + "input = randn(3,2,4,4); target = [0,1,2]; "
    let passed = try numbers(script + "forward; backward; print \(name)")
    #expect(passed.contains { $0 != 0 })
    #expect(passed == (try numbers(script + "finish; finish; print \(name)")))
  }

  @Test("A network keeps its mode when it is edited or relaxed")
  func edited() {
    var interpreter = Interpreter()
    _ = run(
      "input 1x4x4; conv 2 3x3; batchnorm; dropout; mode eval; insert relu after batchnorm1; "
        + "relax conv1 sharing; dense 2", in: &interpreter)
    let network = interpreter.session.network
    #expect(network?.mode == .eval && network?.layers.allSatisfy { $0.mode == .eval } == true)
  }

  @Test(
    "Statistics move in forward, train and a whole walk, and in nothing else",
    arguments: [
      ("forward", true), ("train 1 step", true), ("finish", true), ("step 5; finish; step", true),
      ("mode eval; forward", false), ("mode eval; train 2 steps", false), ("step 4", false),
      ("finish; back", false), ("finish; restart", false),
    ])
  func moves(_ statement: String, _ moves: Bool) throws {
    let names = ["batchnorm1.mean", "batchnorm1.var"]
    for name in names {
      let before = try numbers(Self.network + "print \(name)")
      let after = try numbers(Self.network + "\(statement); print \(name)")
      #expect((before != after) == moves, "\(name)")
    }
  }

  @Test(
    "What only looks leaves statistics and the number of passes alone",
    arguments: [
      "gradcheck", "nudge dense1.weight[0,0] by 0.1", "explain dense1.weight[0,0]",
      "paths dense1.weight[0,0]", "fate dense1", "explain batchnorm1.in[0,0].grad",
      "receptive relu1.out[0,0]", "formula batchnorm1", "formula dropout1", "backward", "grads",
      "compare batchnorm1.weight[0] dense1.weight[0,0]", "evaluate", "net", "mode",
    ])
  func looks(_ statement: String) {
    var interpreter = Interpreter()
    _ = run(Self.network + "forward; backward", in: &interpreter)
    let before = interpreter.session.network
    _ = run(statement, in: &interpreter)
    #expect(interpreter.session.network == before)
  }

  @Test("The running variance takes the one whose divisor is one less")
  func unbiased() throws {
    let script = "input 1; batchnorm momentum 0.25; input = [[1],[2],[6]]; forward; "
    // Mean 3, squared distances 4, 1, 9: 14/3 over the count, 7 over one less.
    #expect(try numbers(script + "batchnorm1.mean") == [0.75])
    #expect(try numbers(script + "batchnorm1.var") == [0.75 + 0.25 * 7])
    let wanted = [-2.0, -1, 3].map { $0 / (14.0 / 3 + 1e-5).squareRoot() }
    for (ours, theirs) in zip(try numbers(script + "batchnorm1.out"), wanted) {
      #expect((ours - theirs).magnitude < 1e-15)
    }
    #expect(
      try numbers(script + "mode eval; input = [[1],[2],[6]]; forward; batchnorm1.out[0,0]")
        == [(1 - 0.75) * (1 / (2.5 + 1e-5).squareRoot())])
  }

  @Test(
    "One value a channel is refused in training, in PyTorch's words",
    arguments: [
      ("input 3; batchnorm; input = [1,2,3]", "[1, 3]"),
      ("input 3; batchnorm; input = [[1,2,3]]", "[1, 3]"),
      ("input 2x1x1; batchnorm; input = [[[1]],[[2]]]", "[1, 2, 1, 1]"),
      ("input 2x1x1; batchnorm track off; mode eval; input = [[[1]],[[2]]]", "[1, 2, 1, 1]"),
      ("input 2x1x1; groupnorm 2; input = [[[1]],[[2]]]", "[1, 2, 1, 1]"),
    ])
  func refused(_ script: String, _ size: String) throws {
    for statement in ["forward", "step"] {
      let diagnostic = try #require(run("\(script); \(statement)").last?.diagnostic)
      #expect(
        diagnostic.message.contains(
          "Expected more than 1 value per channel when training, got input size \(size)"))
    }
    if !script.contains("off"), script.contains("batchnorm") {
      #expect(run("\(script); mode eval; forward").last?.diagnostic == nil)
    }
  }

  @Test("A picture without a batch axis is a batch of one")
  func lonePicture() throws {
    #expect(
      try numbers(
        "input 2x3x3; batchnorm; input = randn(2,3,3); forward; let a = batchnorm1.out; "
          + "let x = input; input = reshape(x, [1,2,3,3]); forward; allclose(batchnorm1.out[0], a, 0)"
      )
        == [1])
  }

  // MARK: Masks

  @Test("The same statements draw the same masks; each forward draws another")
  func masks() throws {
    let script = Self.network + "forward; "
    let first = try numbers(script + "dropout1.mask")
    #expect(first == (try numbers(script + "dropout1.mask")))
    #expect(first != (try numbers(script + "forward; dropout1.mask")))
    #expect(first == (try numbers(script + "forward; mode train passes 0; forward; dropout1.mask")))
    #expect(first.allSatisfy { $0 == 0 || $0 == 1 / (1 - 0.4) })
    #expect(first.contains(0) && first.contains { $0 != 0 })
    #expect(
      first != (try numbers(script.replacing("seed 3", with: "seed 4") + "dropout1.mask")))
    #expect(
      try numbers(script + "allclose(dropout1.out, dropout1.in * dropout1.mask, 0)") == [1])
  }

  @Test("Undo and redo bring the number of passes and the statistics back")
  func undo() {
    var interpreter = Interpreter()
    _ = run(Self.network + "forward", in: &interpreter)
    let first = interpreter.session.network
    _ = run("forward; train 2 steps; undo; undo", in: &interpreter)
    #expect(interpreter.session.network == first)
    #expect(interpreter.session.network?.trainingPasses == 1)
    _ = run("redo 2", in: &interpreter)
    #expect(interpreter.session.network?.trainingPasses == 4)
  }

  @Test("forward says of each mask whether it was drawn or assigned")
  func toldMasks() throws {
    func told(_ script: String) throws -> String {
      let document = try #require(run(script).last?.document)
      return document.blocks.map(\.words).filter { $0.contains("mask") }.joined(separator: "\n")
    }
    let one = "input 4; dropout 0.5; input = [1,2,3,4]; "
    #expect(try told(one + "forward").contains("dropout1 drew a new mask; dropout1.mask"))
    let assigned = one + "dropout1.mask = [1,0,3,0]; forward"
    #expect(try told(assigned).contains("dropout1 took the mask assigned to it; dropout1.mask"))
    #expect(!(try told(assigned).contains("drew")))
    #expect(try told(assigned + "; forward").contains("dropout1 drew a new mask"))
    let both =
      "input 4; dropout; dropout; dropout; input = ones(4); dropout2.mask = ones(4); forward"
    #expect(try told(both).contains("dropout1, dropout3 drew new masks"))
    #expect(try told(both).contains("dropout2 took the mask assigned to it"))
  }

  @Test("A mask that is assigned is the next forward's, and that one's alone")
  func assigned() throws {
    let script =
      "input 4; dropout 0.5; input = [1,2,3,4]; dropout1.mask = [1,0,3,0]; forward; "
    #expect(try numbers(script + "dropout1.out") == [1, 0, 9, 0])
    #expect(try numbers(script + "dropout1.mask") == [1, 0, 3, 0])
    #expect(try numbers(script + "forward; max(dropout1.mask)") == [2])
    #expect(
      try numbers(
        "input 4; dropout; input = ones(2,4); dropout1.mask = 1; dropout1.mask[1] = 0; forward; "
          + "dropout1.out") == [1, 1, 1, 1, 0, 0, 0, 0])
    let wrong = "input 4; dropout; input = ones(2,4); dropout1.mask = ones(2,4); input = ones(3,4)"
    let diagnostic = try #require(run(wrong + "; forward").last?.diagnostic)
    #expect(diagnostic.code == "mask-mismatch")
  }

  @Test("With P = 1 all become 0, with P = 0 none; in eval everything passes")
  func extremes() throws {
    let script = "input 3; dropout P; input = [1,2,3]; "
    #expect(try numbers(script.replacing("P", with: "1") + "forward; dropout1.out") == [0, 0, 0])
    #expect(try numbers(script.replacing("P", with: "0") + "forward; dropout1.out") == [1, 2, 3])
    #expect(
      try numbers(script.replacing("P", with: "1") + "mode eval; forward; dropout1.out")
        == [1, 2, 3])
    for wrong in ["-0.1", "1.5"] {
      #expect(run("input 3; dropout \(wrong)").last?.diagnostic?.code == "bad-setting")
    }
  }

  // MARK: Keeping

  @Test(
    "A saved session has the same statistics, masks and mode, with weights or without",
    arguments: ["", " with weights"],
    [
      "forward", "forward; backward", "train 3 steps",
      "train 3 steps; forward; backward; mode eval",
      "forward; forward", "finish; finish", "dropout1.mask = ones(3,5); forward; backward",
      "forward; dropout1.mask = ones(3,5)", "batchnorm1.mean = 3; batchnorm1.var[1] = 0.5",
      "mode eval; forward; backward; update",
      // Walks that something else has ended half-way, forwards and back.
      "forward; step; unblock dense1", "forward; next; next; unblock dense1",
      "finish; step 3; unblock dense1", "finish; next; unblock dense1",
    ])
  func saved(_ how: String, _ statements: String) throws {
    let folder = try TemporaryFolder()
    var first = Interpreter(environment: Environment(mayWriteFiles: true))
    let file = folder.file("a.gradus")
    for outcome in run(Self.network + "\(statements); save \(file)\(how)", in: &first) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    var second = Interpreter()
    for outcome in run(folder.text(of: "a.gradus"), in: &second) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    #expect(second.session.resembles(first.session, .numbers))
    // The next pass draws the same.
    _ = run("mode train; forward", in: &first)
    _ = run("mode train; forward", in: &second)
    #expect(
      first.session.pass?.forward.activations == second.session.pass?.forward.activations)
  }

  @Test("What a walk keeps is what a forward does")
  func walked() throws {
    for rest in ["", "; finish", "; finish; finish"] {
      var (run1, walk) = (Interpreter(), Interpreter())
      _ = run(
        Self.network + "forward\(rest.isEmpty ? "" : "; backward")"
          + (rest.contains("finish; finish") ? "; update" : ""), in: &run1)
      _ = run(Self.network + "finish\(rest)", in: &walk)
      #expect(run1.session.network == walk.session.network, "\(rest)")
    }
  }

  @Test("Evaluation takes eval by itself")
  func evaluation() throws {
    let script =
      "input 2; dense 6; batchnorm; tanh; dropout; dense 2; loss cross-entropy; data rings 60; "
      + "train 3 epochs; "
    let first = try #require(run(script + "evaluate").last?.document)
    let second = try #require(run(script + "mode eval; evaluate").last?.document)
    #expect(first.facts == second.facts)
  }

  @Test("Training in eval is said, and frozen batch norm whose statistics move")
  func notes() throws {
    func text(_ script: String) throws -> String {
      try #require(run(Self.network + script).last?.document).blocks.map { "\($0)" }.joined()
    }
    #expect(try text("mode eval; train 1 step").contains("mode eval"))
    #expect(!(try text("train 1 step").contains("mode eval")))
    for statement in ["forward", "train 1 step"] {
      #expect(try text("freeze batchnorm1; \(statement)").contains("still move"))
      #expect(!(try text("freeze dense1; \(statement)").contains("still move")))
      #expect(!(try text("freeze batchnorm1; mode eval; \(statement)").contains("still move")))
    }
    #expect(try text("freeze batchnorm1").contains("still move"))
  }

  @Test("A bias that a norm takes away is called 0 but for rounding")
  func rounding() throws {
    let script =
      "input 1x4x4; conv 2 3x3; batchnorm; dense 2; loss mse; input = randn(2,1,4,4); "
      + "target = ones(2,2); forward; backward; "
    for view in ["grads", "explain conv1.bias[0]", "gradcheck", "backward"] {
      let document = try #require(run(script + view).last?.document)
      #expect(document.blocks.map { "\($0)" }.joined().contains("0 but for rounding"), "\(view)")
    }
    let other = script.replacing("batchnorm", with: "layernorm")
    for view in ["grads", "explain conv1.bias[0]", "gradcheck"] {
      let document = try #require(run(other + view).last?.document)
      #expect(!document.blocks.map { "\($0)" }.joined().contains("0 but for rounding"), "\(view)")
    }
  }

  @Test(
    "A bias is called 0 but for rounding where its gradient is, whatever stands before the norm",
    arguments: [
      "conv 2 3x3 pad 1; from input; conv 2 3x3 pad 1; concat conv1; batchnorm",
      "conv 2 3x3 pad 1; batchnorm; conv 2 3x3 pad 1 sharing conv1; batchnorm",
      "conv 2 3x3 pad 1; from input; conv 2 3x3 pad 1; add conv1; batchnorm",
      "conv 2 3x3 pad 1; maxpool 2; batchnorm", "conv 2 3x3 pad 1; avgpool 2; batchnorm",
      "conv 2 3x3 pad 1; flatten; batchnorm", "conv 2 3x3 pad 1; globalavgpool; batchnorm",
      "conv 4 3x3 pad 1; concat input; groupnorm 6", "conv 2 3x3 pad 1; upsample 2; batchnorm",
      "locallyconnected 2 2x2 bias channel; batchnorm",
      "locallyconnected 2 2x2; flatten; batchnorm",
      // Something of the bias stays.
      "conv 2 3x3 pad 1; batchnorm; conv 2 3x3 pad 1 sharing conv1; tanh",
      "conv 2 3x3 pad 1; concat input; layernorm", "conv 4 3x3 pad 1; concat input; groupnorm 3",
      "conv 2 3x3 pad 1; avgpool 2 stride 1 pad 1; batchnorm",
      "conv 2 3x3 pad 1; batchnorm; add conv1", "conv 2 3x3 pad 1; zeropad 1; batchnorm",
      "conv 2 3x3 pad 1; tanh; batchnorm", "locallyconnected 2 2x2; batchnorm",
      "sabotage norm-mean-constant; conv 2 3x3 pad 1; batchnorm",
    ])
  func taken(_ layers: String) throws {
    let script =
      "input 2x4x4; \(layers); dense 2; loss mse; input = randn(2,2,4,4); target = ones(2,2); "
      + "forward; backward; "
    let name = layers.contains("locally") ? "locallyconnected1" : "conv1"
    let isRounding = try value(script + "max(abs(\(name).bias.grad)) < 1e-12").elements == [1]
    let index = name == "conv1" || layers.contains("channel") ? "[0]" : "[0,0,0]"
    for view in ["grads \(name)", "explain \(name).bias\(index)"] {
      let words = try text(script + view)
      let isSaid = words.contains("\(name).bias.grad is 0 but for rounding")
      #expect(isSaid == isRounding, "\(view): \(words)")
    }
  }

  @Test(
    "Every view speaks of every layer, or says why not",
    arguments: [
      "batchnorm", "batchnorm affine off", "batchnorm track off", "layernorm",
      "layernorm affine off", "groupnorm 2", "groupnorm 1 affine off", "dropout", "dropout 0",
      "prelu", "softmax", "batchnorm eps 0.001 momentum 0.3",
    ], ["train", "eval"])
  func views(_ line: String, _ mode: String) throws {
    let folder = try TemporaryFolder()
    let name = line.prefix { $0 != " " } + "1"
    let script = """
      input 1x3x4; conv 2 2x2; \(line); dense 2; loss mse; input = randn(2,1,3,4); target = ones(2,2)
      mode \(mode); forward; backward; net; show \(name).out; explain \(name).out[1,1,0,2]
      explain \(name).out[0,0,0,0] terms
      explain \(name).in[1,1,0,2].grad; explain conv1.weight[1,0,1,1]; explain \(name).out.grad[0,0,0,0]
      explain conv1.bias[1]; paths conv1.weight[0,0,1,1] 3; paths input[0,0,1,1] 2; fate conv1
      fate \(name); receptive \(name).out[0,1,1,1]; receptive dense1.out[0,0]; gradcheck
      gradcheck \(name); nudge conv1.weight[0,0,0,0] by 0.01; formula \(name); update
      forward; backward; export pytorch \(folder.file("a.py")); step 8; step term; next; finish
      step 30; back 3; next; finish; finish; save \(folder.file("a.gradus"))
      insert relu after \(name); replace \(name) with \(line); freeze all; forward; backward
      grads; train 2 steps; remove \(name); forward
      """
    for outcome in run(script) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    #expect(folder.text(of: "a.gradus").contains("\n\(line)"))
    guard ["batchnorm", "layernorm", "groupnorm 2", "prelu"].contains(line) else { return }
    let element = line == "layernorm" ? "[0,1,1]" : "[0]"
    let parameters = """
      input 1x3x4; conv 2 2x2; \(line); dense 2; loss mse; input = randn(2,1,3,4); target = ones(2,2)
      mode \(mode); forward; backward; explain \(name).weight\(element); grads \(name)
      explain \(name).weight\(element) terms; compare \(name).weight\(element) conv1.weight[0,0,0,0]
      compare conv1.weight[0,0,0,0] \(name).weight\(element); paths \(name).weight\(element)
      compare dense1.weight[0,0] \(name).weight\(element); receptive \(name).weight\(element)
      nudge \(name).weight\(element) by 0.01; freeze \(name).weight; explain \(name).weight\(element) update
      rate \(name) 0.1; init \(name) zeros; init \(name) default; forward; backward; update
      """
    for outcome in run(parameters) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    for refused in ["unroll \(name)", "accumulate \(name).weight", "unroll(\(name))"] {
      let diagnostic = run(parameters + "; forward; backward; \(refused)").last?.diagnostic
      #expect(diagnostic != nil, "\(refused)")
    }
    if line == "batchnorm" || line == "groupnorm 2" {
      let pixel = run(parameters + "; forward; backward; explain \(name).weight[1] pixel 1,0,2")
        .last
      #expect(pixel?.diagnostic == nil)
      // A factor grows pixel by pixel as a kernel does: 2 samples of 2 × 3 pixels.
      let grown = run(parameters + "; forward; backward; accumulate \(name).weight[1]").last
      let facts = try #require(grown?.document?.facts)
      func fact(_ name: String) -> Fact? { facts.first { $0.name == name } }
      #expect(fact("pixels")?.value == .integer(12))
      #expect(fact("sum")?.value == fact("gradient")?.value)
    }
  }
}
