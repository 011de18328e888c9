import CommandLanguage
import Testing

@Suite("Expressions that cannot be")
struct ExpressionErrorTests {
  @Test("A name without let, or a field without its layer, is told what it lacks")
  func missingWords() throws {
    let script = "input 2; dense 1; mine = 3; weight = 2; print bias + 1; cross = 1"
    let notes = run(script).compactMap { $0.diagnostic?.notes }
    #expect(
      notes == [
        ["a new name is made by let: `let mine = EXPR`"],
        ["weight belongs to a layer: `dense1.weight`"],
        ["bias belongs to a layer: `dense1.bias`"], [],
      ])
  }

  /// Lines, and what their message has to say.
  private static let words: [(String, String)] = [
    ("input 2; dense 2; init foo", "'init' does not know 'foo'"),
    ("input 2; dense 2; init normal", "needs a standard deviation, as in init normal 0.1"),
    ("input 1x4x4; conv 2 3 stride -1", "not '-1'"), ("input -1", "a shape cannot be -1"),
    ("input 4; input -2", "a shape cannot be -2"),
  ]

  @Test("A mistake with a number or a choice is told as what it is", arguments: words)
  func told(script: String, words: String) throws {
    let diagnostic = try #require(run(script).last?.diagnostic)
    #expect(diagnostic.message.contains(words), "\(diagnostic.message)")
  }

  /// Lines with a number that a `Double` rounds, and the number as it is to be told.
  private static let large: [(String, String)] = [
    ("input[0,0,9007199254740993]", "index 9007199254740993 "),
    ("input[0,-9007199254740993]", "index -9007199254740993 "),
    ("input[(9007199254740993)]", "index 9007199254740993 "),
    ("input[99999999999999999999]", "99999999999999999999 is too large"),
    ("input[2^70]", "is too large"), ("input[0.5]", "0.5 is not a whole number"),
    ("input[::-9007199254740993]", "not -9007199254740993"),
    ("zeros(9007199254740993)", "9,007,199,254,740,993 elements"),
    ("reshape(input, [9007199254740993])", "9,007,199,254,740,993 elements"),
    ("reshape(input, [-9007199254740993])", "cannot hold -9007199254740993"),
    ("sum(input, 9007199254740993)", "axis 9007199254740993 "),
    ("swap(input, 0, -9007199254740993)", "axis -9007199254740993 "),
    ("digit(9007199254740993)", "not 9007199254740993"),
    ("eye(-9007199254740993)", "-9007199254740993 is"),
    ("dense -9007199254740993", "not -9007199254740993"),
    ("conv 2 9007199254740993x3", "9007199254740993"),
    ("set digits 9007199254740993", "9007199254740993"),
  ]

  @Test("A number beyond what a Double holds is told as it was typed", arguments: large)
  func numbersAsTyped(line: String, told: String) throws {
    let diagnostic = try #require(run("input 1x3x3; input = ones(1,3,3); \(line)").last?.diagnostic)
    #expect(diagnostic.message.contains(told), "\(diagnostic.message)")
  }

  @Test(
    "Lines that are not of the language",
    arguments: [
      ErrorCase("1 +", "missing-value"), .init("* 2", "unexpected-token"),
      .init("1 2", "unexpected-token", at: 3),
      .init("3 x 3", "unexpected-token"), .init("1 < 2 < 3", "chained-comparison", at: 7),
      .init("1 == 2 == 3", "chained-comparison"), .init("(1", "unclosed-bracket", at: 1),
      .init("[1, 2", "unclosed-bracket", at: 1), .init("(1]", "mismatched-bracket", at: 3),
      .init("1)", "mismatched-bracket", at: 2), .init("[1;2]", "separator-in-brackets", at: 3),
      .init("[1,\n\n", "unclosed-bracket", at: 1), .init("0x10", "unexpected-token"),
      .init("1e", "malformed-number"),
      .init("1.2.3", "malformed-number"), .init("$", "unexpected-character"),
      .init("\"abc\"", "unexpected-token"),
      .init("\"abc", "unclosed-quote"), .init("2 ** 3", "unexpected-token"),
      .init("sum", "missing-argument"),
      .init("sum (1)", "unexpected-token"), .init("sum()", "wrong-argument-count"),
      .init("sum(1,2,3)", "wrong-argument-count"),
      .init("eye()", "wrong-argument-count"), .init("linspace(0,1)", "wrong-argument-count"),
      .init("foo(1)", "unknown-function"),
      .init("smu(1)", "unknown-function", at: 1, suggesting: "sum"),
      .init("contribution(1)", "unknown-function", suggesting: "contributions"),
      .init("eye(3) [0]", "unexpected-token"), .init("eye(3)[]", "unexpected-token"),
      .init("eye(3)[0:2:1:1]", "unexpected-token"), .init("eye(3).", "missing-value"),
      .init("eye(3).wieght", "unknown-field"),
      .init(
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1", "nesting-too-deep",
        at: 65),
      .init(Array(repeating: "1", count: 1002).joined(separator: "+"), "expression-too-deep"),
      .init(String(repeating: "-", count: 2000) + "1", "expression-too-deep"),
      .init("3 = 4", "not-assignable"), .init("eye(3)[0] = 4", "not-assignable"),
      .init("(1+2) += 1", "not-assignable"),
      .init("print", "missing-argument"), .init("1 = 2 = 3", "not-assignable"),
    ])
  func syntax(_ item: ErrorCase) throws { try item.check() }

  @Test(
    "Names that mean nothing",
    arguments: [
      ErrorCase("x", "unknown-name", at: 1), .init("1 + y", "unknown-name", at: 5),
      .init("let kernel_a = 1; kernel_b", "unknown-name", suggesting: "kernel_a"),
      .init("sobel_z", "unknown-name", suggesting: "sobel_x"),
      .init("cross", "picture-needs-input"),
      .init("input 4; ring", "picture-needs-input"), .init("digit(3)", "picture-needs-input"),
      .init("input 8x8; digit(10)", "bad-argument"),
      .init("input 8x8; digit(1.5)", "not-an-integer"),
      .init("conv1.weight", "unknown-layer"),
      .init("input 4; dense 3; dense2.weight", "unknown-layer", suggesting: "dense1"),
      .init("input 4; dense 3; dense1", "layer-is-not-a-value"),
      .init("input 4; dense 3; dense1.weight.bias", "unknown-field"),
      .init("input 4; dense 3; dense1.weight.grad.grad", "unknown-field"),
      .init("input 4; relu; relu1.weight", "unknown-field"),
      .init("input 4; dense 3 bias off; dense1.bias", "unknown-field"),
      .init("target.grad", "unknown-field"),
      .init("let k = 1; k.grad", "unknown-field"), .init("eye(3).grad", "unknown-field"),
      .init("conv1 = 3", "unknown-name"),
      .init("k = 3", "unknown-name"), .init("input", "no-network"),
      .init("input 4; input", "no-input"),
      .init("input 4; dense 1; dense1.grad", "unknown-field"), .init("target", "no-target"),
      .init("input 4; loss", "no-value-yet"),
    ])
  func names(_ item: ErrorCase) throws { try item.check() }

  @Test(
    "Shapes and numbers that do not fit",
    arguments: [
      ErrorCase("[1,2] + [1,2,3]", "shape-mismatch", at: 1), .init("[1,[2]]", "ragged-list", at: 4),
      .init("[[1,2],[3]]", "ragged-list"), .init("ones(2,3) @ ones(2,3)", "shape-mismatch"),
      .init("3 @ [1]", "shape-mismatch"),
      .init("ones(2,2,2) @ ones(3,2,2)", "shape-mismatch"),
      .init("eye(3)[3]", "index-out-of-range", at: 8),
      .init("eye(3)[-4]", "index-out-of-range", at: 8), .init("eye(3)[0,0,0]", "index-count"),
      .init("5[0]", "index-count"),
      .init("eye(3)[0.5]", "not-an-integer"), .init("eye(3)[nan]", "not-an-integer"),
      .init("eye(3)[[0,1]]", "bad-argument"),
      .init("eye(3)[0:1.5]", "not-an-integer"), .init("zeros(0)[0]", "index-out-of-range"),
      .init("sum(eye(3), 2)", "bad-axis"),
      .init("sum(3, 0)", "bad-axis"), .init("max(eye(2), -3)", "bad-axis"),
      .init("sum(eye(3), 0.5)", "not-an-integer"),
      .init("max([])", "bad-argument"), .init("argmax(zeros(0,2), 0)", "bad-argument"),
      .init("reshape(arange(0,6), [4])", "bad-argument"),
      .init("reshape(arange(0,6), [-1,-1])", "bad-argument"),
      .init("reshape(arange(0,6), [-1,4])", "bad-argument"),
      .init("reshape(zeros(0), [0,-1])", "bad-argument"),
      .init("reshape(arange(0,6), [-2,-3])", "bad-argument"),
      .init("reshape([1], [1.5])", "not-an-integer"), .init("rot180([1,2])", "bad-argument"),
      .init("pad([1], 1)", "bad-argument"),
      .init("pad([[1]], -1)", "bad-argument"), .init("pad([[1,2],[3,4]], -2)", "bad-argument"),
      .init("spread([1,2], 2)", "bad-argument"), .init("spread([[1]], 0)", "bad-argument"),
      .init("spread([[1]], 0.5)", "not-an-integer"), .init("spread(ones(9,9), 1e7)", "too-large"),
      .init("swap([1,2], 0, 1)", "bad-axis"), .init("swap(ones(2,2), -3, 0)", "bad-axis"),
      .init("swap(3, 0, 0)", "bad-axis"), .init("arange(3)[::0]", "bad-argument"),
      .init("arange(3)[::-1]", "bad-argument"), .init("arange(3)[::0.5]", "not-an-integer"),
      .init("pad([[1]], [1,1,1])", "bad-argument"),
      .init("zeros(-1)", "bad-argument"),
      .init("zeros(1.5)", "not-an-integer"), .init("eye([1,2])", "bad-argument"),
      .init("arange([1,2], 3)", "bad-argument"),
      .init("linspace(0, 1, -1)", "bad-argument"), .init("correlate([1,2], [1])", "bad-argument"),
      .init("correlate(eye(2), eye(3))", "window-too-large"),
      .init("correlate(eye(2), [[1]], 0)", "bad-argument"),
      .init("correlate(ones(2,3,3), ones(1,3,2,2))", "bad-argument"),
      .init("correlate(zeros(0,3), [[1]])", "not-positive"),
      .init("correlate(eye(2), zeros(0,1))", "not-positive"),
      .init("correlate(eye(3), eye(2), 1, 0, 0)", "bad-argument"),
      .init("allclose([1,2],[1,2,3])", "shape-mismatch"),
    ])
  func shapes(_ item: ErrorCase) throws { try item.check() }

  @Test(
    "Values beyond the bound of memory are refused before they are made",
    arguments: [
      "zeros(100000,100000)", "ones(67108865)", "randn(8193,8193)", "eye(100000)", "arange(0, 1e9)",
      "arange(0, inf)", "arange(nan, 1)", "linspace(0, 1, 1e9)", "zeros(10000000000,10000000000,0)",
      "zeros(0,60000000,60000000)", "ones(60000,1) * ones(1,60000)",
      "ones(60000,1) @ ones(1,60000)",
      "pad([[1]], 60000)", "zeros(1e18)", "[zeros(60000000), zeros(60000000)]",
      "zeros(60000000,0) @ zeros(0,60000000)",
      "correlate(ones(2,2), [[1]], 60000000, 60000000)", "correlate([[1]], [[1]], 1, 30000)",
    ])
  func tooLarge(_ script: String) throws { try ErrorCase(script, "too-large").check() }

  @Test(
    "No name made by let can be one that a layer may take", arguments: ["conv1", "globalavgpool12"])
  func layerNames(_ word: String) throws {
    try ErrorCase("let \(word) = 1", "reserved-name", at: 5).check()
  }

  @Test("A reshape to uncountable extents is refused")
  func uncountable() throws {
    try ErrorCase("reshape(zeros(0), [60000000,60000000,60000000,-1])", "bad-argument").check()
  }

  @Test("The refusal names the memory that the input would take")
  func memory() throws {
    let diagnostic = try #require(run("input 1x100000x100000").last?.diagnostic)
    #expect(diagnostic.code == "too-large")
    #expect(diagnostic.message.contains("10,000,000,000"))
    #expect(diagnostic.message.contains("74.5 GiB"))
  }

  @Test(
    "No word of the language can be a name",
    arguments: [
      "conv", "dense", "linear", "fc", "quit", "q", "exit", "help", "forward", "train", "step",
      "freeze", "pad", "sum", "randn", "contributions", "cross", "digit", "sobel_x", "identity",
      "input", "target", "loss", "nan", "inf", "relu", "unroll",
    ])
  func reserved(_ word: String) throws {
    try ErrorCase("let \(word) = 1", "reserved-name").check()
    try ErrorCase(
      "input 1x4x4; conv 1 2x2; rename conv1 \(word)", "reserved-name"
    ).check()
  }

  @Test(
    "An option's word can be a value's name, and is the value where a value is meant",
    arguments: [
      "lr", "before", "after", "grad", "stride", "with", "as", "by", "terms", "pixel", "eps",
      "batch",
      "momentum", "groups", "sharing", "label", "to", "compressed", "term",
    ])
  func optionsAsNames(_ word: String) throws {
    let make = "let \(word) = [2, 3]; "
    #expect(try value(make + word).elements == [2, 3])
    #expect(try value(make + "\(word) * 2").elements == [4, 6])
    #expect(try value(make + "print \(word)[0]").elements == [2])
    #expect(try value(make + "let b = \(word) + \(word); b").elements == [4, 6])
    let shown = try #require(run(make + "show \(word)").last)
    #expect(shown.diagnostic == nil)
    if Vocabulary.isKeyword(word) {
      try ErrorCase("input 1x4x4; conv 1 2x2; rename conv1 \(word)", "reserved-name").check()
    }
  }

  @Test("Where an option is looked for, its word is the option")
  func optionsStayOptions() throws {
    let names = "let lr = 7; let stride = 9; let with = 8; let grad = 5; let terms = 4; "
    #expect(
      try value(names + "input 1x8x8; conv 1 2x2 stride 2; input = ring; forward; shape(conv1.out)")
        .elements == [1, 4, 4])
    #expect(
      try value(
        names + "example sum; forward; backward with conv1.out * 0 + with; conv1.out.grad[0,0,0]"
      ).elements == [8])
    for line in ["optimizer sgd lr 0.5", "example sum; forward; backward; unroll conv1 grad"] {
      #expect(run(names + line).allSatisfy { $0.diagnostic == nil })
    }
    try ErrorCase(names + "optimizer sgd lr lr", "missing-argument").check()
  }
}
