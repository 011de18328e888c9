import Documents
import Explorer
import Testing

@Suite("Assignment")
struct AssignmentTests {
  static let conv = "input 1x4x4; conv 2 2x2; "

  @Test(
    "A value broadcasts into its slot as NumPy's does",
    arguments: [
      ValueCase(conv + "conv1.weight = 1; sum(conv1.weight)", 8),
      .init(conv + "conv1.weight[0] = [[1,2],[3,4]]; conv1.weight[0,0]", [2, 2], [1, 2, 3, 4]),
      .init(conv + "conv1.weight = [[1,2],[3,4]]; conv1.weight[1,0]", [2, 2], [1, 2, 3, 4]),
      .init(conv + "conv1.weight = [1,2]; conv1.weight[1,0]", [2, 2], [1, 2, 1, 2]),
      .init(conv + "conv1.weight[0] = ones(1,1,1,2,2); sum(conv1.weight[0])", 4),
      .init(conv + "conv1.weight[0,0,0,0] = [[7]]; conv1.weight[0,0,0,0]", 7),
      .init(conv + "conv1.weight[:,:,0] = 5; conv1.weight[:,0,0]", [2, 2], [5, 5, 5, 5]),
      .init(conv + "conv1.weight[-1,0,-1,-1] = 9; conv1.weight[1,0,1,1]", 9),
      .init(conv + "conv1.weight[0][0][1] = 3; conv1.weight[0,0,1]", [3, 3]),
      .init(conv + "conv1.kernel[0] = 2; conv1.weight[0]", [1, 2, 2], [2, 2, 2, 2]),
      .init(conv + "conv1.bias = [1,2]; conv1.bias", [1, 2]),
      .init(conv + "conv1.bias[1] = 5; conv1.bias[1]", 5),
      .init(conv + "conv1.weight[0:0] = 1; conv1.bias = 0; conv1.bias", [0, 0]),
      .init(conv + "conv1.weight = 2; conv1.weight += 1; conv1.weight[0,0,0]", [3, 3]),
      .init(conv + "conv1.weight = 2; conv1.weight[0] -= 5; conv1.weight[:,0,0,0]", [-3, 2]),
      .init(conv + "conv1.weight = 2; conv1.weight *= [1,10]; conv1.weight[0,0,0]", [2, 20]),
      .init(conv + "conv1.bias = 1; conv1.bias += conv1.bias; conv1.bias", [2, 2]),
      .init(conv + "conv1.weight = conv1.weight * 0; sum(abs(conv1.weight))", 0),
      .init(conv + "conv1.weight[0] = zeros(2,2); shape(conv1.weight)", [2, 1, 2, 2]),
      .init(conv + "input = cross; input[0,0] = 7; input[0,0]", [7, 7, 7, 7]),
      .init(conv + "input = 0 * cross; input += 3; sum(input)", 48),
      .init("target = [1,2]; target[0] = 5; target", [5, 2]),
      .init("target = 3; target *= 2; target", 6),
      .init(
        "input 3x3; conv 1 3x3; conv1.weight[0] = sobel_x; conv1.weight[0,0] == sobel_x", [3, 3],
        Array(repeating: 1, count: 9)),
    ])
  func slots(_ item: ValueCase) throws { try item.check() }

  @Test(
    "The input takes its shape, N of it, or lacks leading axes of one",
    arguments: [
      ("1x2x2", "ones(1,2,2)", [1, 2, 2]), ("1x2x2", "ones(2,2)", [1, 2, 2]),
      ("1x2x2", "ones(3,1,2,2)", [3, 1, 2, 2]),
      ("1x2x2", "ones(1,1,2,2)", [1, 1, 2, 2]), ("2x2x2", "ones(2,2,2)", [2, 2, 2]),
      ("1x1x2", "ones(2)", [1, 1, 2]),
      ("1x1x1", "5", [1, 1, 1]), ("4", "ones(4)", [4]), ("4", "ones(7,4)", [7, 4]), ("1", "5", [1]),
      ("2x2", "ones(2,2)", [1, 2, 2]),
      ("1x1x2", "ones(1,2)", [1, 1, 2]),
    ])
  func inputs(_ declared: String, _ assigned: String, _ shape: [Int]) throws {
    #expect(try value("input \(declared); input = \(assigned); input").shape.extents == shape)
  }

  @Test(
    "Other shapes of the input are refused",
    arguments: [
      ("1x2x2", "5"), ("1x2x2", "ones(2)"), ("1x2x2", "ones(2,1)"), ("1x2x2", "ones(3,2,2)"),
      ("2x2x2", "ones(2,2)"),
      ("1x2x2", "ones(3,3)"), ("1x2x2", "ones(1,1,1,2,2)"), ("1x2x2", "ones(0,1,2,2)"),
      ("4", "ones(3)"), ("4", "5"),
      ("4", "ones(2,2)"), ("4", "ones(1,2,4)"), ("1x2x2", "ones(4)"), ("1x2x2", "[]"),
    ])
  func refusedInputs(_ declared: String, _ assigned: String) throws {
    try ErrorCase("input \(declared); input = \(assigned)", "shape-mismatch").check()
  }

  @Test(
    "What cannot be assigned",
    arguments: [
      ErrorCase(conv + "conv1.weight = [1,2,3]", "shape-mismatch", at: 41),
      .init(conv + "conv1.weight[0] = ones(2,1,2,2)", "shape-mismatch"),
      .init(conv + "conv1.weight[2] = 1", "index-out-of-range", at: 39),
      .init(conv + "conv1.weight[0,0,0,0,0] = 1", "index-count"),
      .init(conv + "conv1.weight += ones(3)", "shape-mismatch"),
      .init(conv + "conv1.weight[0,0] = [1,2,3]", "shape-mismatch"),
      .init(conv + "conv1.out = 1", "read-only"), .init(conv + "conv1.in = 1", "read-only"),
      .init(conv + "conv1.weight.grad = 1", "read-only"),
      .init(conv + "conv1.weight[0].grad = 1", "read-only"),
      .init(conv + "input.grad = 1", "read-only"), .init("loss = 3", "read-only"),
      .init("loss += 3", "read-only"), .init("input = 3", "no-network"),
      .init(conv + "input[0] = 1", "no-input"),
      .init("target[0] = 1", "no-target"), .init("target += 1", "no-target"),
      .init(conv + "conv1 = 3", "layer-is-not-a-value"),
      .init(conv + "conv2.weight = 3", "unknown-layer", suggesting: "conv1"),
      .init(conv + "conv1.weight[0.5] = 1", "not-an-integer"),
      .init("let k = 1; k += [1,2]", "shape-mismatch"),
      .init("let k = [1,2]; k[2] = 1", "index-out-of-range"),
      .init("let k = 1; k[0] = 1", "index-count"),
      .init("cross = 3", "unknown-name"), .init("sum = 3", "missing-argument"),
      .init("unroll(conv1) = 3", "not-assignable"),
      .init("conv = 3", "reserved-name"), .init("target 3", "unexpected-token", at: 8),
      .init("let x 3", "missing-argument"), .init("let x =", "missing-argument"),
      .init("let = 3", "reserved-name"), .init("let 3 = 3", "wrong-argument"),
      .init("let a.b = 3", "missing-argument"),
    ])
  func errors(_ item: ErrorCase) throws { try item.check() }

  @Test("An index may stand before or behind grad")
  func gradientIndices() throws {
    let script = "example sum; forward; backward; "
    for pair in [
      ("conv1.weight[0,0,1,1].grad", "conv1.weight.grad[0,0,1,1]"),
      ("conv1.weight[0].grad[0,1]", "conv1.weight.grad[0][0,1]"),
    ] {
      #expect(try value(script + pair.0) == value(script + pair.1))
    }
  }

  @Test(
    "Few numbers are shown as they would be typed, many by their shape",
    arguments: [
      ("let a = 2.5", "a = 2.5"), ("let a = [1, -2] / 3", "a = [0.333333, −0.666667]"),
      ("let a = reshape(arange(0, 4), [2,1,2])", "a = [[[0, 1]], [[2, 3]]]"),
      ("let a = sobel_x", "a = [[−1, 0, 1], [−2, 0, 2], [−1, 0, 1]]"),
      ("let a = ones(2, 5)", "a = 2×5 numbers"), ("let a = zeros(0)", "a = 0 numbers"),
      (
        "input 2; dense 1; dense1.weight[0,1] = 7; dense1.weight[0,0] = 1",
        "dense1.weight = [[1, 7]]"
      ),
    ])
  func shown(script: String, line: String) throws {
    let document = try #require(run(script).last?.document)
    let options = RenderingOptions(colour: .none, glyphs: .unicode)
    #expect(TerminalRenderer(options: options).lines(of: document.blocks) == [line])
  }

  @Test("A failing assignment changes nothing")
  func failing() throws {
    var interpreter = Interpreter()
    _ = run("input 2; dense 2; seed 3; let k = [1,2,3]", in: &interpreter)
    let before = run("dense1.weight; k", in: &interpreter).compactMap(\.document?.facts)
    for line in [
      "dense1.weight[0] = [1,2,3]", "k[0:2] = [1,2,3]", "k = unknown", "dense1.weight = randn(9)",
    ] {
      #expect(run(line, in: &interpreter).last?.diagnostic != nil)
    }
    #expect(run("dense1.weight; k", in: &interpreter).compactMap(\.document?.facts) == before)
  }
}
