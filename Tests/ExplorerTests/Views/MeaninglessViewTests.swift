import CommandLanguage
import Documents
import Explorer
import TestSupport
import Testing

/// What is asked of a layer or a value that it does not have.
@Suite("A view without a meaning says why, and what has one")
struct MeaninglessViewTests {
  private static let network =
    "input 1x3x3; conv 1 2x2; silu; dense 2; loss cross-entropy; input = ramp; target = 1; forward; "
    + "backward"

  /// Lines, what is said to them, and what works instead.
  private static let asked: [(String, message: String, remedy: String?)] = [
    ("init silu1 he", "silu1 has no weights to draw", "init he"),
    (
      "accumulate silu1", "silu1 has no kernel whose gradient could grow from pixel to pixel",
      "accumulate conv1.weight[0]"
    ),
    (
      "accumulate conv1", "conv1 is a layer; accumulate takes one of its kernels",
      "accumulate conv1.weight[0]"
    ),
    (
      "formula loss",
      "loss is a value and no layer; there are conv1, silu1, flatten1, dense1", nil
    ),
    ("fate input", "input is a value and no layer; there are conv1, silu1, flatten1, dense1", nil),
    ("input = [cross, ring]", "the input is 1\u{D7}3\u{D7}3; this is 2\u{D7}3\u{D7}3", nil),
  ]

  @Test
  func `a layer without weights names one that unrolls`() throws {
    var interpreter = Interpreter()
    _ = run("input 1x3x3; batchnorm; relu; conv 1 2x2", in: &interpreter)
    let diagnostic = try #require(run("unroll relu1", in: &interpreter).last?.diagnostic)
    #expect(diagnostic.notes.joined().contains("unroll conv1"))
  }

  @Test
  func `what is not seen is not called seen`() throws {
    let words = try text(
      "input 1x3x3; conv 2 1x1; from input; conv 1 1x1; concat conv1; "
        + "receptive concat1.out[0,1,1]")
    #expect(words.contains("conv2.out not seen none"))
    #expect(words.contains("conv1.out seen channel 0"))
  }

  @Test
  func `weights with several users are told as theirs`() throws {
    let network =
      "seed 1; input 3; dense 3; relu; dense 3 sharing dense1; dense 3 sharing dense1; dense 2; "
      + "loss squared-error; input = [1,2,3]; target = [1,0]; forward; backward; "
    let words = try text(network + "compare dense1.weight[0,0] dense4.weight[0,0]")
    #expect(words.contains("The difference is the number of uses alone"))
    let kernels =
      "input 1x3x3; conv 1 1x1; conv 1 1x1 sharing conv1; conv 1 1x1 sharing conv1; "
      + "input = ramp; loss mse; target = ramp; forward; backward; "
    #expect(try text(kernels + "grads").contains("conv2, conv3, which share it, included"))
    // A layer that shares cannot drop a constraint alone.
    let diagnostic = try #require(run(kernels + "tie conv2").last?.diagnostic)
    #expect(!diagnostic.notes.joined().contains("relax"))
  }

  /// What is asked for, and the option that took it away; `nil` where no such layer has it.
  @Test(arguments: [
    ("batchnorm1.weight", "affine off"), ("batchnorm1.bias.grad", "affine off"),
    ("batchnorm1.mean", "track off"), ("layernorm1.bias", "affine off"),
    ("conv1.bias[0]", "bias off"),
    ("locallyconnected1.bias", "bias off"), ("dense1.bias", "bias off"), ("layernorm1.mean", nil),
    ("relu1.weight", nil), ("prelu1.bias", nil), ("conv1.mask", nil),
  ])
  func `a field that an option took away is told by it`(address: String, option: String?) throws {
    let diagnostic = try #require(
      run(
        "input 1x3x3; conv 1 2x2 bias off; batchnorm affine off track off; relu; prelu; "
          + "locallyconnected 1 1x1 bias off; layernorm affine off; dense 2 bias off; print \(address)"
      ).last?.diagnostic)
    #expect(diagnostic.code == "unknown-field")
    let name = address.prefix { $0 != "." }
    #expect(diagnostic.notes == (option.map { ["\(name) was made with `\($0)`"] } ?? []))
  }

  /// What two numbers' gradients have to do with each other, told of what they are.
  @Test(arguments: [
    (
      "conv1.weight[0,0,0,0] conv2.weight[0,0,0,0]",
      "They are one and the same number: 2 layers use it"
    ),
    ("batchnorm1.weight[0] batchnorm1.bias[0]", "one product for every position that it serves"),
    (
      "batchnorm1.weight[0] layernorm1.weight[0]",
      "a norm's weight with a place of its own is one product"
    ),
    ("batchnorm1.weight[0] dense1.weight[0,0]", "a dense weight's gradient is one product"),
  ])
  func `a comparison calls things by their names`(sides: String, expected: String) throws {
    let words = try text(
      "seed 1; input 1x3x3; conv 1 1x1; conv 1 1x1 sharing conv1; batchnorm; dense 3; layernorm; "
        + "loss squared-error; input = ramp; target = [1,0,0]; forward; backward; compare \(sides)")
    #expect(words.contains(expected))
    #expect(!words.contains("its kernel moves over"))
  }

  @Test(arguments: asked)
  func `its words name the reason, and the remedy works`(
    line: String, message: String, remedy: String?
  ) throws {
    var interpreter = Interpreter()
    _ = run(Self.network, in: &interpreter)
    let diagnostic = try #require(run(line, in: &interpreter).last?.diagnostic)
    #expect(diagnostic.message == message)
    guard let remedy else { return }
    #expect(diagnostic.notes.contains("try: \(remedy)"), "\(diagnostic.notes)")
    #expect(run(remedy, in: &interpreter).last?.diagnostic == nil)
  }

  @Test func `pictures of one channel are told apart from channels of one picture`() throws {
    var interpreter = Interpreter()
    _ = run(Self.network, in: &interpreter)
    let diagnostic = try #require(run("input = [cross, ring]", in: &interpreter).last?.diagnostic)
    #expect(diagnostic.notes.contains { $0.contains("[[cross], [ring]]") })
    #expect(run("input = [[cross], [ring]]", in: &interpreter).last?.diagnostic == nil)
  }

  @Test func `an init that is refused leaves the values as they are`() throws {
    var interpreter = Interpreter()
    _ = run(Self.network, in: &interpreter)
    _ = run("init silu1 he", in: &interpreter)
    #expect(!interpreter.session.isStale)
  }

  @Test(arguments: ["silu", "selu", "gelu", "softplus", "tanh"])
  func `what has no weights shows no column of weights`(layer: String) throws {
    var interpreter = Interpreter()
    _ = run(Self.network.replacing("silu", with: layer), in: &interpreter)
    func titles(_ line: String) throws -> [String] {
      let document = try #require(run(line, in: &interpreter).last?.document)
      return document.blocks.flatMap { block in
        if case .table(let table) = block { table.columns.map(\.title) } else { [String]() }
      }
    }
    #expect(
      try titles("explain \(layer)1.out[0,0,0] terms") == ["from", "value", "term", "running sum"])
    #expect(try titles("explain dense1.out[0] terms").contains("\u{D7} weight"))
  }
}
