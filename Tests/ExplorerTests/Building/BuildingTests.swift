import Testing

@Suite("Building")
struct BuildingTests {
  @Test(
    "Each layer has PyTorch's shapes",
    arguments: [
      ValueCase("input 1x8x8; conv 2 3x3; shape(conv1.weight)", [2, 1, 3, 3]),
      .init("input 8x8; conv 2 3; shape(conv1.weight)", [2, 1, 3, 3]),
      .init("input 8x8; conv 2 3x2; shape(conv1.kernel)", [2, 1, 3, 2]),
      .init("input 4x8x8; conv 6 3 groups 2; shape(conv1.weight)", [6, 2, 3, 3]),
      .init("input 4x8x8; conv 6 3; shape(conv1.bias)", [6]),
      .init("input 8x8; conv 2 3; input = cross; forward; shape(conv1.out)", [2, 6, 6]),
      .init("input 8x8; conv 2 3 pad 1; input = cross; forward; shape(conv1.out)", [2, 8, 8]),
      .init(
        "input 8x8; conv 2 3 stride 2 pad 1; input = cross; forward; shape(conv1.out)", [2, 4, 4]),
      .init(
        "input 8x8; conv 2 3 pad 1x0 stride 1x2; input = cross; forward; shape(conv1.out)",
        [2, 8, 3]),
      .init("input 8x8; conv 2 3 dilation 2; input = cross; forward; shape(conv1.out)", [2, 4, 4]),
      .init(
        "input 8x8; conv 2 3 dilation 1x3; input = cross; forward; shape(conv1.out)", [2, 6, 2]),
      .init("input 8x8; conv 1 8x8; input = cross; forward; shape(conv1.out)", [1, 1, 1]),
      .init("input 8x8; maxpool 2; input = cross; forward; shape(maxpool1.out)", [1, 4, 4]),
      .init("input 7x7; maxpool 3x2; input = cross; forward; shape(maxpool1.out)", [1, 2, 3]),
      .init(
        "input 8x8; maxpool 3 stride 1 pad 1; input = cross; forward; shape(maxpool1.out)",
        [1, 8, 8]),
      .init(
        "input 8x8; maxpool 2 dilation 3 stride 1; input = cross; forward; shape(maxpool1.out)",
        [1, 5, 5]),
      .init("input 8x8; avgpool 2; input = cross; forward; shape(avgpool1.out)", [1, 4, 4]),
      .init(
        "input 3x8x6; globalavgpool; input = ones(3,8,6); forward; shape(globalavgpool1.out)",
        [3, 1, 1]),
      .init("input 4; dense 3; shape(dense1.weight)", [3, 4]),
      .init("input 4; linear 3; shape(dense1.weight)", [3, 4]),
      .init("input 4; fc 3; shape(dense1.bias)", [3]),
      .init("input 2x3; dense 5; shape(dense1.weight)", [5, 6]),
      .init("input 2x3; dense 5; input = ones(2,3); forward; shape(flatten1.out)", [6]),
      .init("input 2x3x4; flatten; input = ones(2,3,4); forward; shape(flatten1.out)", [24]),
      .init(
        "input 2; relu; leakyrelu; sigmoid; tanh; leakyrelu 0.2; input = [1,2]; forward; shape(leakyrelu2.out)",
        [2]),
    ])
  func shapes(_ item: ValueCase) throws { try item.check() }

  @Test(
    "Each layer computes what PyTorch's does",
    arguments: [
      ValueCase("input 3; relu; input = [-1,0,2]; forward; relu1.out", [0, 0, 2]),
      .init("input 3; relu; input = [-1,0,2]; forward; backward with 1; input.grad", [0, 0, 1]),
      .init("input 3; leakyrelu; input = [-1,0,2]; forward; leakyrelu1.out", [-0.01, 0, 2]),
      .init(
        "input 3; leakyrelu 0.5; input = [-1,0,2]; forward; backward with 1; input.grad",
        [0.5, 0.5, 1]),
      .init("input 1; sigmoid; input = 0; forward; backward with 1; input.grad", [0.25]),
      .init("input 1; tanh; input = 0; forward; backward with 1; input.grad", [1]),
      .init(
        "input 2x2; maxpool 2; input = [[1,3],[3,2]]; forward; backward with 5; input.grad",
        [1, 2, 2], [0, 5, 0, 0]),
      .init(
        "input 2x2; maxpool 2 pad 1; input = -[[1,3],[3,2]]; forward; maxpool1.out", [1, 2, 2],
        [-1, -3, -3, -2]),
      .init(
        "input 2x2; avgpool 2 pad 1; input = [[4,8],[12,16]]; forward; avgpool1.out", [1, 2, 2],
        [1, 2, 3, 4]),
      .init(
        "input 2x2; avgpool 2 pad 1 count-pad off; input = [[4,8],[12,16]]; forward; avgpool1.out",
        [1, 2, 2], [4, 8, 12, 16]),
      .init(
        "input 2x2; avgpool 2; input = [[4,8],[12,16]]; forward; backward with 8; input.grad",
        [1, 2, 2], [2, 2, 2, 2]),
      .init(
        "input 2x1x2; globalavgpool; input = [[[1,3]],[[5,9]]]; forward; globalavgpool1.out",
        [2, 1, 1], [2, 7]),
      .init(
        "input 2; dense 1; dense1.weight = [[2,3]]; dense1.bias = 1; input = [10,100]; forward; dense1.out",
        [321]),
      .init(
        "input 2; dense 1 bias off; dense1.weight = [[2,3]]; input = [10,100]; forward; dense1.out",
        [320]),
      .init(
        "input 2x1x1; conv 2 1 groups 2 bias off; conv1.weight = [[[[2]]],[[[3]]]]; input = [[[10]],[[100]]]; forward; conv1.out",
        [2, 1, 1], [20, 300]),
      .init(
        "input 1x3; conv 1 1x2 bias off dilation 2; conv1.weight = [[[[1,10]]]]; input = [[1,2,3]]; forward; conv1.out",
        [1, 1, 1], [31]),
    ])
  func values(_ item: ValueCase) throws { try item.check(within: 1e-15) }

  @Test(
    "Layers that cannot be",
    arguments: [
      ErrorCase("conv 2 3x3", "no-network"), .init("dense 3", "no-network"),
      .init("loss mse", "no-network"),
      .init("input 1x8x8x8", "not-applicable"), .init("input 0x3", "not-applicable"),
      .init("input abc", "wrong-argument"),
      .init("input 3 x 3", "malformed-size", at: 7, suggesting: "input 3x3"),
      .init("input 3 3", "malformed-size"),
      .init("input 9999999999x9999999999", "too-large"), .init("input 8193x8193", "too-large"),
      .init("input 8x8; conv", "missing-argument"), .init("input 8x8; conv 2", "missing-argument"),
      .init("input 8x8; conv 3x3 2", "wrong-argument", at: 17),
      .init("input 8x8; conv 0 3", "out-of-range", at: 17),
      .init("input 8x8; conv -2 3", "out-of-range"),
      .init("input 8x8; conv 1.5 3", "wrong-argument"),
      .init("input 8x8; conv 2 3x3x3", "wrong-argument"),
      .init("input 8x8; conv 2 (3,3)", "wrong-argument"),
      .init("input 8x8; conv 2 3 3", "malformed-size"),
      .init("input 8x8; conv 2 3X3", "malformed-size", suggesting: "3x3"),
      .init("input 8x8; conv 2 3 stride 2 stride 2", "duplicate-option"),
      .init("input 8x8; conv 2 3 strid 2", "unknown-option", at: 21, suggesting: "stride"),
      .init("input 8x8; conv 2 3 stride", "missing-argument"),
      .init("input 8x8; conv 2 3 stride 0", "not-positive"),
      .init("input 8x8; conv 2 3 dilation 0", "not-positive"),
      .init("input 8x8; conv 2 3 pad -1", "wrong-argument"),
      .init("input 8x8; conv 2 3 bias yes", "wrong-argument"),
      .init("input 8x8; conv 2 3 stride=2", "unexpected-token"),
      .init("input 8x8; conv 2 0x3", "not-positive"),
      .init("input 8x8; conv 2 9", "window-too-large"),
      .init("input 8x8; conv 2 5 dilation 2", "window-too-large"),
      .init("input 8x8; conv 2 3 groups 2", "groups-do-not-divide"),
      .init("input 8x8; conv 2 3 groups 0", "out-of-range"),
      .init("input 4; conv 2 3", "needs-picture"),
      .init("input 4; maxpool 2", "needs-picture"),
      .init("input 4; globalavgpool", "needs-picture"),
      .init("input 8x8; maxpool 2 pad 2", "padding-too-large"),
      .init("input 8x8; avgpool 3 pad 2", "padding-too-large"),
      .init("input 8x8; avgpool 2 dilation 2", "unknown-option"),
      .init("input 8x8; maxpool 9", "window-too-large"),
      .init("input 8x8; relu 3", "extra-argument"),
      .init("input 8x8; globalavgpool 2", "extra-argument"),
      .init("input 8x8; leakyrelu x", "extra-argument"),
      .init("input 8x8; dense", "missing-argument"),
      .init("input 8x8; dense 3 4", "extra-argument"),
      .init("input 8x8; gelu aprox", "unknown-option", suggesting: "approx"),
      .init("input 8x8; relu; fate relu1 date", "unknown-option", suggesting: "data"),
      .init("input 8x8; loss mes", "unknown-choice", suggesting: "mse"),
      .init("input 8x8; loss cross-entrpy", "unknown-choice", suggesting: "cross-entropy"),
      .init("cnov 2", "unknown-command", at: 1, suggesting: "conv"),
      .init("densee 3", "unknown-command", suggesting: "dense"),
      .init("frwd x", "unknown-command"), .init("f x", "unknown-command"),
      .init("conv = 3", "reserved-name"),
      .init("input 8x8; conv 9223372036854775807 3", "too-large"),
      .init("input 8x8; dense 9223372036854775807", "too-large"),
      .init("input 8x8; conv 2 3 pad 9223372036854775807", "too-large"),
      .init("input 8x8; conv 2 3 dilation 9223372036854775807", "window-too-large"),
      .init("input 8000x8000; relu", "too-large"),
      .init("input 9000; dense 8000", "too-large"),
      .init("example nothing", "unknown-example"),
      .init("example summ", "unknown-example", suggesting: "sum"),
    ])
  func errors(_ item: ErrorCase) throws { try item.check() }

  @Test("A window that does not fit is explained by its arithmetic")
  func arithmetic() throws {
    let diagnostic = try #require(run("input 6x6; conv 1 7x7").last?.diagnostic)
    #expect(diagnostic.notes.contains { $0.contains("6 + 2⋅0 − 1⋅(7−1) − 1 = −1") })
  }

  @Test(
    "Stride beyond the picture leaves one position",
    arguments: [
      "conv 1 2 stride 9223372036854775807", "maxpool 2 stride 9223372036854775807",
      "avgpool 2 stride 9223372036854775807",
    ])
  func hugeStride(_ layer: String) throws {
    let out = try value(
      "input 4x4; \(layer); loss squared-error; input = ramp; target = [[[0]]]; forward; backward; shape(input.grad)"
    )
    #expect(out.elements == [1, 4, 4])
  }
}
