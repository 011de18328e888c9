import CommandLanguage
import Explorer
import NeuralNetwork
import Sessions
import TestSupport
import Testing

/// Networks that are more than a chain, typed as a learner types them.
@Suite("Branches") struct BranchTests {
  /// Some without shared weights and some with.
  private static let some = BranchCases.all.prefix(20) + BranchCases.all.suffix(20)

  private static func session(
    _ example: BranchCases.Case, then rest: String = "forward; backward"
  ) throws -> Interpreter {
    var interpreter = Interpreter()
    for outcome in run((example.script + [rest]).joined(separator: "\n"), in: &interpreter) {
      let message = outcome.diagnostic?.message
      try #require(message == nil, "\(outcome.source.text): \(message ?? "")")
    }
    return interpreter
  }

  @Test("Every output, gradient and share is PyTorch's", arguments: BranchCases.all)
  func numbers(_ example: BranchCases.Case) throws {
    var interpreter = try Self.session(example)
    let largest =
      example.values.filter { $0.key.hasSuffix(".grad") }.values.joined()
      .map(\.magnitude).max() ?? 0
    for (address, expected) in example.values {
      let found = try value("print \(address)", in: &interpreter).elements
      let own = expected.map(\.magnitude).max() ?? 0
      let scale = address.hasSuffix(".grad") ? max(own, 1e-3 * largest) : max(own, 1)
      try #require(found.count == expected.count, "\(address)")
      for (ours, theirs) in zip(found, expected) {
        #expect((ours - theirs).magnitude <= 1e-10 * scale, "\(address): \(ours), not \(theirs)")
      }
    }
  }

  @Test("Difference quotients agree", arguments: Self.some)
  func differences(_ example: BranchCases.Case) throws {
    var interpreter = try Self.session(example)
    let facts = try #require(run("gradcheck", in: &interpreter).last?.document?.facts)
    #expect(facts.first { $0.name == "wrong" }?.value == .integer(0))
  }

  @Test("A walk comes to the bits of the passes, forth and back", arguments: BranchCases.all)
  func walk(_ example: BranchCases.Case) throws {
    let fast = try Self.session(example)
    let walked = try Self.session(
      example, then: "step 7; step term; step term; finish; step 5; step term; back 3; finish")
    let (one, other) = (fast.session.pass?.backward, walked.session.pass?.backward)
    #expect(one?.forward.activations == other?.forward.activations)
    #expect(one?.activationGradients == other?.activationGradients)
    #expect(one?.weightGradients == other?.weightGradients)
    #expect(one?.biasGradients == other?.biasGradients)
    for layer in one?.forward.network.layers.indices ?? 0..<0 {
      #expect(one?.inputGradient(ofLayer: layer) == other?.inputGradient(ofLayer: layer))
    }
  }

  @Test("Contributions add up to the gradient to the bit", arguments: Self.some)
  func contributions(_ example: BranchCases.Case) throws {
    var interpreter = try Self.session(example)
    for layer in interpreter.session.network?.layers ?? [] {
      guard let weight = layer.weight else { continue }
      let index = weight.shape.index(at: weight.count - 1).map(String.init).joined(separator: ",")
      let name = "\(layer.name).weight"
      #expect(
        try value(
          "print sum(contributions(\(name)[\(index)])) == \(name).grad[\(index)]",
          in: &interpreter
        ).elements == [1], "\(name)")
      if layer.bias == nil { continue }
      #expect(
        try value(
          "print sum(contributions(\(layer.name).bias[0])) == \(layer.name).bias.grad[0]",
          in: &interpreter
        ).elements == [1], "\(layer.name).bias")
    }
  }

  @Test("Every view says something of every layer", arguments: Self.some)
  func views(_ example: BranchCases.Case) throws {
    var interpreter = try Self.session(example)
    let folder = try TemporaryFolder()
    let isBatched = interpreter.session.pass?.isBatched == true
    var lines = ["net", "grads", "input.grad", "export pytorch \(folder.file("a.py"))"]
    for layer in interpreter.session.network?.layers ?? [] {
      let rank = layer.outputShape.rank + (isBatched ? 1 : 0)
      let place = "[\([Int](repeating: 0, count: rank).map(String.init).joined(separator: ","))]"
      lines += [
        "show \(layer.name).out", "explain \(layer.name).out\(place) terms",
        "explain \(layer.name).out.grad\(place)", "explain \(layer.name).out.grad\(place) terms",
        "fate \(layer.name)", "receptive \(layer.name).out\(place)",
        "paths \(layer.name).out\(place)", "formula \(layer.name)",
        "nudge \(layer.name).out\(place) by 0.01",
      ]
      if layer.bias != nil { lines.append("explain \(layer.name).bias[0]") }
      if let weight = layer.weight {
        let first = [Int](repeating: 0, count: weight.shape.rank).map(String.init)
          .joined(separator: ",")
        lines += [
          "explain \(layer.name).weight[\(first)] terms",
          "receptive \(layer.name).weight[\(first)]", "paths \(layer.name).weight[\(first)]",
          "gradcheck \(layer.name)", "nudge \(layer.name).weight[\(first)] by 0.01",
        ]
      }
      // What a layer reads is as large as what it mainly reads.
      let main = interpreter.session.network.map { network in
        network.shape(
          ofActivation: network.mainSource(ofLayer: network.index(ofLayer: layer.name) ?? 0))
      }
      let inner = [Int](repeating: 0, count: (main?.rank ?? 1) + (isBatched ? 1 : 0))
        .map(String.init).joined(separator: ",")
      lines += [
        "explain \(layer.name).in.grad[\(inner)]", "receptive \(layer.name).in[\(inner)]",
        "compare \(layer.name).in[\(inner)] \(layer.name).out\(place)",
      ]
    }
    for line in lines {
      let outcome = try #require(run(line, in: &interpreter).last)
      #expect(outcome.diagnostic == nil, "\(line): \(outcome.diagnostic?.message ?? "")")
    }
  }

  @Test("Paths add up to the gradient", arguments: Self.some)
  func paths(_ example: BranchCases.Case) throws {
    let interpreter = try Self.session(example)
    let pass = try #require(interpreter.session.pass?.backward)
    let found = try pass.paths(from: .input, offset: 0, limit: 50)
    let gradient = pass.activationGradients[0].elements[0]
    #expect((found.sum - gradient).magnitude <= 1e-12 * max(found.magnitude, 1e-3))
    if found.count <= 50 {
      #expect(Double(found.largest.count) == found.count)
      let sum = found.largest.reduce(0) { $0 + $1.product }
      #expect((sum - gradient).magnitude <= 1e-12 * max(found.magnitude, 1e-3))
    }
  }

  @Test("A formula's claim is true of a pass", arguments: Self.some)
  func claims(_ example: BranchCases.Case) throws {
    var interpreter = try Self.session(example)
    for layer in interpreter.session.network?.layers ?? [] {
      let document = try #require(run("formula \(layer.name)", in: &interpreter).last?.document)
      guard case .list(let checks)? = document.facts.first(where: { $0.name == "checks" })?.value
      else { continue }
      for case .record(let facts) in checks {
        guard case .text(let claim)? = facts.first(where: { $0.name == "expression" })?.value
        else { continue }
        #expect(
          try value("print \(claim)", in: &interpreter).elements.allSatisfy { $0 == 1 },
          "\(claim)")
      }
    }
  }

  @Test(
    "Single precision rounds every number and stays near", arguments: Self.some)
  func single(_ example: BranchCases.Case) throws {
    let double = try Self.session(example)
    let single = try Self.session(example, then: "set precision float32; forward; backward")
    let one = try #require(double.session.pass?.backward?.activationGradients)
    let other = try #require(single.session.pass?.backward?.activationGradients)
    for (one, other) in zip(one, other) {
      let scale = one.elements.map(\.magnitude).max() ?? 0
      for (exact, rounded) in zip(one.elements, other.elements) {
        #expect(Double(Float(rounded)) == rounded)
        #expect((exact - rounded).magnitude <= 1e-4 * max(scale, 1e-3))
      }
    }
  }

  @Test("Training goes downhill, saves and comes back", arguments: Self.some.suffix(12))
  func training(_ example: BranchCases.Case) throws {
    let folder = try TemporaryFolder()
    var interpreter = Interpreter(environment: Environment(mayWriteFiles: true))
    _ = run(example.script.joined(separator: "\n"), in: &interpreter)
    _ = run("optimizer sgd lr 0.005; forward; let first = loss; train 30 steps", in: &interpreter)
    #expect(try value("print loss < first", in: &interpreter).elements == [1])
    _ = run("save \(folder.file("a.gradus"))", in: &interpreter)
    var other = Interpreter(environment: Environment(mayWriteFiles: true))
    _ = run("source \(folder.file("a.gradus"))", in: &other)
    #expect(other.session.network == interpreter.session.network)
    #expect(other.session.pass?.backward == interpreter.session.pass?.backward)
  }

  @Test("What cannot be is refused where it stands")
  func refusals() throws {
    func code(_ script: String) throws -> String {
      try #require(run(script).last?.diagnostic, "\(script)").code
    }
    let start = "input 2x4x4; conv 2 3x3 pad 1; relu; "
    #expect(try code(start + "from nosuch") == "unknown-layer")
    #expect(try code(start + "conv 3 1x1; add relu1") == "cannot-join")
    #expect(try code(start + "maxpool 2; concat conv1") == "cannot-join")
    #expect(try code(start + "insert add conv1 before conv1") == "comes-later")
    #expect(try code(start + "input = randn(2,4,4); from conv1; forward") == "branch-without-layer")
    #expect(
      try code(start + "from conv1; conv 2 1x1; input = randn(2,4,4); forward") == "dead-end")
    #expect(try code(start + "conv 3 3x3 sharing conv1") == "cannot-share")
    #expect(try code(start + "conv 2 3x3 sharing relu1") == "cannot-share")
    let shared = start + "conv 2 3x3 pad 1 sharing conv1; "
    for line in ["relax conv1 sharing", "remove conv1", "replace conv1 with relu"] {
      #expect(try code(shared + line) == "weights-are-shared", "\(line)")
    }
    #expect(run(shared + "remove conv2").last?.diagnostic == nil)
  }

  @Test("What a view says of one use of shared weights is not said of their whole gradient")
  func uses() throws {
    let start = "example twice; forward; backward; "
    // 36 pixels in each of two layers: neither adds what is stored, both together do.
    let whole = try value(start + "conv2.weight.grad[0]")
    for name in ["conv2", "conv3"] {
      let terms = "contributions(conv2.weight[0], \(name))"
      let own = try value(start + "sum(reshape(\(terms), [18,36]), 1)")
      #expect(own.elements != whole.elements)
      if name == "conv2" {
        let facts = try facts(start + "accumulate conv2.weight[0]")
        guard case .tensor(let sum)? = facts["sum"] else { throw NoValue() }
        #expect(sum.elements == Array(whole.elements[..<9]))
      }
      // The kernel is its owner's, whatever name it is called by.
      let accumulated = try text(start + "accumulate \(name).weight[0]")
      #expect(accumulated.contains("2 layers use this kernel"))
      #expect(accumulated.contains("of both layers is the stored gradient to the last bit"))
      let unrolled = try text(start + "unroll \(name) grad")
      #expect(unrolled.contains("the sums are what \(name) adds to \(name).weight.grad"))
    }
    let compared = try text(start + "compare conv2.weight[0,0,1,1] dense1.weight[0,0]")
    #expect(compared.contains("serves 6×6 positions in each of 2 layers, so its gradient adds 72"))
  }

  @Test("Each part of a shared weight's sum comes to what it adds")
  func parts() throws {
    let start = "example twice; forward; backward; "
    let lines = try text(start + "explain conv2.weight[0,0,1,1]").split(separator: "\n")
    for name in ["conv3", "conv2"] {
      let own = try value(start + "sum(contributions(conv2.weight[0,0,1,1], \(name)))").elements[0]
      let from = try #require(lines.firstIndex { $0.hasSuffix("in \(name)") })
      // The first line is the formula, the next ones its products, the last one what they come to.
      let sums = lines[(from + 1)...].dropFirst().prefix { $0.hasPrefix(" = ") }
      let last = try #require(sums.last).dropFirst(3).replacing("−", with: "-")
      #expect(Double(last) == own, "\(name): \(last)")
    }
  }

  @Test("A walk through a layer that shares shows the kernel's sum as it grows")
  func walk() throws {
    let start = "example twice; finish; step; next; next; next; "
    let text = try text(start + "step")
    #expect(text.contains("conv3 · pixel 1 of 36"))
    #expect(text.contains("conv3.weight.grad[0"), "\(text)")
  }

  @Test(
    "A layer that stands later, or gives way, is neither shared with nor read",
    arguments: [
      ("insert conv 2 3x3 pad 1 sharing conv2 before relu1", "conv2 comes later", "conv1, whose"),
      (
        "insert conv 3 3x3 pad 1 sharing conv2 before relu1", "conv2 comes later", "no layer before"
      ),
      ("replace relu1 with conv 2 3x3 pad 1 sharing conv2", "conv2 comes later", "conv1, whose"),
      ("replace conv2 with conv 2 3x3 pad 1 sharing conv2", "conv2 gives way", "conv1, whose"),
      ("replace relu1 with add relu1", "relu1 gives way", "or `input`"),
      ("insert add conv2 before relu1", "conv2 comes later", "or `input`"),
    ])
  func sharesLater(line: String, message: String, note: String) throws {
    var interpreter = Interpreter()
    _ = run("input 2x6x6; conv 2 3x3 pad 1; relu; conv 2 3x3 pad 1", in: &interpreter)
    let diagnostic = try #require(run(line, in: &interpreter).last?.diagnostic)
    #expect(diagnostic.code == "comes-later" && diagnostic.message.hasPrefix(message))
    #expect(diagnostic.notes.contains { $0.contains(note) }, "\(diagnostic.notes)")
    // What is suggested in the place of the words does what was meant.
    guard let meant = diagnostic.suggestion else { return }
    let mended = line.replacing("sharing conv2", with: meant)
    let outcome = try #require(run(mended, in: &interpreter).last)
    #expect(outcome.diagnostic == nil, "\(mended): \(outcome.diagnostic?.message ?? "")")
  }

  @Test(
    "What keeps a layer from sharing is named, and what would work",
    arguments: [
      ("input 4; dense 4; dense 4 bias off sharing dense1", "no bias", "leave out `bias off`"),
      ("input 4; dense 4 bias off; dense 4 sharing dense1", "has a bias", "say `bias off`"),
      ("input 4; dense 4; dense 3 sharing dense1", "it needs 3×4, and dense1 has 4×4", "outputs"),
      (
        "input 4x6x6; conv 4 1x1 groups 2; conv 4 1x1 sharing conv1", "1 group, and conv1 has 2",
        "groups"
      ),
      (
        "input 2x6x6; convtranspose 2 3x3; conv 2 3x3 sharing convtranspose1",
        "it is a conv, and convtranspose1 is a convtranspose", "kernels"
      ),
      (
        "input 2x6x6; conv 2 3x3 pad 1; relax conv1 sharing; conv 2 3x3 sharing conv1", "relaxed",
        "`tie conv1`"
      ),
      ("input 2x6x6; relu; conv 2 3x3 sharing relu1", "relu1 has no weights", "dense"),
    ])
  func obstacles(_ script: String, reason: String, remedy: String) throws {
    let diagnostic = try #require(run(script).last?.diagnostic)
    #expect(diagnostic.code == "cannot-share")
    #expect(diagnostic.message.contains(reason), "\(diagnostic.message)")
    #expect(diagnostic.notes.joined().contains(remedy), "\(diagnostic.notes)")
  }

  @Test("An edit says who reads what behind it")
  func editing() throws {
    func reads(_ script: String) throws -> [[String]] {
      var interpreter = Interpreter()
      for outcome in run(script, in: &interpreter) { #expect(outcome.diagnostic == nil) }
      let network = try #require(interpreter.session.network)
      return zip(network.layers, network.sources).map { layer, sources in
        [layer.name] + sources.map(network.name(ofActivation:))
      }
    }
    let start = "input 4; dense 4; relu; dense 4; add relu1; "
    #expect(
      try reads(start + "insert tanh after relu1") == [
        ["dense1", "input"], ["relu1", "dense1"], ["tanh1", "relu1"], ["dense2", "tanh1"],
        ["add1", "dense2", "tanh1"],
      ])
    #expect(
      try reads(start + "insert tanh before dense2") == [
        ["dense1", "input"], ["relu1", "dense1"], ["tanh1", "relu1"], ["dense2", "tanh1"],
        ["add1", "dense2", "relu1"],
      ])
    #expect(
      try reads(start + "remove relu1") == [
        ["dense1", "input"], ["dense2", "dense1"], ["add1", "dense2", "dense1"],
      ])
    #expect(
      try reads(start + "replace relu1 with tanh sigmoid") == [
        ["dense1", "input"], ["tanh1", "dense1"], ["sigmoid1", "tanh1"], ["dense2", "sigmoid1"],
        ["add1", "dense2", "sigmoid1"],
      ])
    #expect(
      try reads(start + "insert add input relu after dense2") == [
        ["dense1", "input"], ["relu1", "dense1"], ["dense2", "relu1"],
        ["add2", "dense2", "input"], ["relu2", "add2"], ["add1", "relu2", "relu1"],
      ])
  }

  @Test("A branch that was begun stays begun while layers change")
  func head() throws {
    let start = "input 2x4x4; conv 2 3x3 pad 1; relu; conv 3 1x1; from relu1; "
    for line in [
      "relax conv1 sharing", "relax conv1 sharing; tie conv1", "rename conv2 side",
      "insert tanh after conv1", "seed 3",
    ] {
      var interpreter = Interpreter()
      for outcome in run(start + line + "; conv 2 3x3 pad 1; net", in: &interpreter) {
        #expect(outcome.diagnostic == nil, "\(line)")
      }
      let network = try #require(interpreter.session.network)
      let source = network.mainSource(ofLayer: network.layers.count - 1)
      #expect(network.name(ofActivation: source) == "relu1", "\(line)")
    }
  }

  @Test("A name made by let may be that of a branch's word")
  func names() throws {
    #expect(
      try ExplorerTests.value(
        "let add = 2; let concat = 3; let from = 4; print add * concat + from"
      ).elements == [10])
  }
}
