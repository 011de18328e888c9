import Testing

@Suite("Running")
struct RunningTests {
  static let vector = "input 2; dense 2 bias off; dense1.weight = [[1,2],[3,4]]; "
  static let picture =
    "input 3x3; conv 1 2x2 bias off; conv1.weight = [[[[1,0],[0,-1]]]]; input = reshape(arange(1,10),[3,3]); "

  @Test(
    "The losses reduce as PyTorch's do",
    arguments: [
      ValueCase(vector + "loss squared-error; input = [1,1]; target = [1,3]; forward; loss", 10),
      .init(
        vector
          + "loss squared-error; input = [1,1]; target = [1,3]; forward; backward; dense1.out.grad",
        [2, 4]),
      .init(
        vector + "loss squared-error; input = [[1,1],[0,0]]; target = [[1,3],[2,0]]; forward; loss",
        6),
      .init(
        vector
          + "loss squared-error; input = [[1,1],[0,0]]; target = [[1,3],[2,0]]; forward; backward; dense1.out.grad",
        [2, 2], [1, 2, -1, 0]),
      .init(vector + "loss mse; input = [1,1]; target = [1,3]; forward; loss", 10),
      .init(
        vector + "loss mse; input = [1,1]; target = [1,3]; forward; backward; dense1.out.grad",
        [2, 4]),
      .init(vector + "loss mse; input = [[1,1],[0,0]]; target = [[1,3],[2,0]]; forward; loss", 6),
      .init(
        vector
          + "loss mse; input = [[1,1],[0,0]]; target = [[1,3],[2,0]]; forward; backward; dense1.out.grad",
        [2, 2], [1, 2, -1, 0]),
      .init(
        vector + "loss cross-entropy; input = [0,0]; target = 1; forward; loss", 0.6931471805599453),
      .init(
        vector
          + "loss cross-entropy; input = [0,0]; target = 1; forward; backward; dense1.out.grad",
        [0.5, -0.5]),
      .init(
        vector + "loss cross-entropy; input = [[0,0],[0,0]]; target = [0,1]; forward; loss",
        0.6931471805599453),
      .init(
        vector
          + "loss cross-entropy; input = [[0,0],[0,0]]; target = [0,1]; forward; backward; dense1.out.grad",
        [2, 2], [-0.25, 0.25, 0.25, -0.25]),
      .init("example sum; forward; loss", 7.125),
      .init("example sum; forward; backward; loss.grad", 1),
    ])
  func losses(_ item: ValueCase) throws { try item.check(within: 1e-15) }

  @Test(
    "Logits of a thousand give no NaN", arguments: [0, 1])
  func stable(_ target: Int) throws {
    let loss = try value(
      "input 2; relu; loss cross-entropy; input = [1000,0]; target = \(target); forward; loss")
    #expect(loss.elements == [target == 0 ? 0 : 1000])
    let gradient = try value(
      "input 2; relu; loss cross-entropy; input = [1000,0]; target = \(target); forward; backward; relu1.out.grad"
    )
    #expect(gradient.elements == (target == 0 ? [0, 0] : [1, -1]))
  }

  @Test(
    "backward starts from zero, add adds, with takes the upstream gradient",
    arguments: [
      ValueCase(
        picture + "forward; backward with [[1,-2],[3,0.5]]; conv1.weight.grad[0,0]", [2, 2],
        [11.5, 14, 19, 21.5]),
      .init(
        picture + "forward; backward with [[[1,-2],[3,0.5]]]; conv1.weight.grad[0,0]", [2, 2],
        [11.5, 14, 19, 21.5]),
      .init(
        picture + "forward; backward with 1; conv1.weight.grad[0,0]", [2, 2], [12, 16, 24, 28]),
      .init(
        picture + "forward; backward with 1; backward with 1; conv1.weight.grad[0,0]", [2, 2],
        [12, 16, 24, 28]),
      .init(
        picture + "forward; backward with 1; backward add with 1; conv1.weight.grad[0,0]", [2, 2],
        [24, 32, 48, 56]),
      .init(
        picture + "forward; backward with 1; backward with 2 add; conv1.weight.grad[0,0]", [2, 2],
        [36, 48, 72, 84]),
      .init(
        picture + "forward; backward with 1; forward; backward add with 1; conv1.weight.grad[0,0]",
        [2, 2], [24, 32, 48, 56]),
      .init(
        picture + "forward; backward add with 1; conv1.weight.grad[0,0]", [2, 2], [12, 16, 24, 28]),
      .init(
        picture + "forward; backward with 1; backward add with 1; input.grad", [1, 3, 3],
        [2, 2, 0, 2, 0, -2, 0, -2, -2]),
      .init(
        picture + "forward; backward with 1; backward add with 1; conv1.out.grad", [1, 2, 2],
        [1, 1, 1, 1]),
      .init(
        picture
          + "forward; backward with 1; backward add with 1; sum(contributions(conv1.weight[0,0,0,0]))",
        12),
      .init(
        "example sum; forward; backward; backward add; conv1.weight.grad[0,0]", [2, 2],
        [23, 28, 38, 43]),
      .init(
        picture + "forward; backward with conv1.out; conv1.out.grad", [1, 2, 2], [-4, -4, -4, -4]),
    ])
  func backward(_ item: ValueCase) throws { try item.check() }

  @Test(
    "What cannot run says why",
    arguments: [
      ErrorCase("forward", "no-network"), .init("backward", "no-forward"),
      .init("input 4; forward", "nothing-to-run"),
      .init("input 4; relu; forward", "no-input"),
      .init("input 4; relu; input = [1,2,3,4]; backward", "no-forward"),
      .init("input 4; relu; input = [1,2,3,4]; forward; backward", "no-loss"),
      .init("input 4; relu; input = [1,2,3,4]; loss mse; forward; backward", "no-target"),
      .init("input 4; relu; input = [1,2,3,4]; forward; backward with [1,2]", "shape-mismatch"),
      .init("input 4; relu; input = [1,2,3,4]; forward; backward with", "missing-argument"),
      .init(
        "input 4; relu; input = [1,2,3,4]; forward; backward wiht 1", "unknown-option",
        suggesting: "with"),
      .init("example sum; forward 3", "extra-argument"),
      .init("example sum; forward; backward add add", "duplicate-option"),
      .init("example sum; forward; loss mse; backward", "stale"),
      .init(
        "example sum; forward; backward; input = ramp; loss.grad; conv1.weight.grad; backward",
        "stale"),
      .init("input 4; relu; input = [1,2,3,4]; forward; loss", "no-loss"),
      .init("input 4; relu; loss mse; input = [1,2,3,4]; forward; loss", "no-target"),
      .init("example sum; conv1.weight.grad", "no-value-yet"),
      .init("example sum; forward; conv1.weight.grad", "no-value-yet"),
      .init("example sum; contributions(conv1.weight[0])", "no-value-yet"),
      .init("example sum; patches(conv1)", "no-value-yet"),
    ])
  func errors(_ item: ErrorCase) throws { try item.check() }

  @Test(
    "Targets are checked at forward",
    arguments: [
      ("cross-entropy", "3", "target-out-of-range"), ("cross-entropy", "-1", "target-out-of-range"),
      ("cross-entropy", "0.5", "target-fractional"), ("cross-entropy", "nan", "target-fractional"),
      ("cross-entropy", "inf", "target-fractional"),
      ("cross-entropy", "1e300", "target-fractional"),
      ("cross-entropy", "[0,1]", "target-mismatch"), ("cross-entropy", "[[1]]", "target-mismatch"),
      ("cross-entropy", "[]", "target-mismatch"), ("mse", "1", "target-mismatch"),
      ("mse", "[1,2]", "target-mismatch"),
      ("mse", "[[1,2,3],[1,2,3]]", "target-mismatch"),
      ("squared-error", "[[[1,2,3]]]", "target-mismatch"),
    ])
  func targets(_ loss: String, _ target: String, _ code: String) throws {
    try ErrorCase(
      "input 2; dense 3; loss \(loss); input = [1,2]; target = \(target); forward", code
    ).check()
  }

  @Test(
    "A batch's target has one entry for each sample",
    arguments: [
      ("cross-entropy", "1"), ("cross-entropy", "[0]"), ("cross-entropy", "[0,1,2]"),
      ("mse", "[1,2,3]"), ("mse", "zeros(3,3)"),
    ])
  func batchTargets(_ loss: String, _ target: String) throws {
    try ErrorCase(
      "input 2; dense 3; loss \(loss); input = [[1,2],[3,4]]; target = \(target); forward",
      "target-mismatch"
    ).check()
  }

  @Test("Cross-entropy on a picture needs logits")
  func logits() throws {
    try ErrorCase(
      "input 4x4; conv 2 3; loss cross-entropy; input = cross; target = 1; forward", "needs-logits"
    ).check()
  }

  @Test(
    "A target in a list of one is a class number too",
    arguments: ["1", "[1]", "1.0"])
  func oneTarget(_ target: String) throws {
    _ = try value(
      "input 2; dense 3; loss cross-entropy; input = [1,2]; target = \(target); forward; loss")
  }

  @Test(
    "Rank follows the input",
    arguments: [
      ("input = cross", [], [4, 4]), ("input = [cross]", [], [4, 4]),
      ("input = [[cross]]", [1], [4, 4]),
      ("input = reshape([cross,ring], [2,1,4,4])", [2], [4, 4]),
    ])
  func ranks(_ assignment: String, _ batch: [Int], _ extents: [Int]) throws {
    let script =
      "input 4x4; conv 2 3x3; relu; dense 3; loss cross-entropy; \(assignment); target = "
      + (batch.isEmpty ? "1" : "zeros(\(batch[0]))") + "; forward; backward; "
    func shape(_ expression: String) throws -> [Int] {
      try value(script + expression).shape.extents
    }
    #expect(try shape("input") == batch + [1] + extents)
    #expect(try shape("input.grad") == batch + [1] + extents)
    #expect(try shape("conv1.in") == batch + [1] + extents)
    #expect(try shape("conv1.in.grad") == batch + [1] + extents)
    #expect(try shape("conv1.out") == batch + [2, 2, 2])
    #expect(try shape("relu1.out.grad") == batch + [2, 2, 2])
    #expect(try shape("flatten1.out") == batch + [8])
    #expect(try shape("dense1.out") == batch + [3])
    #expect(try shape("conv1.weight.grad") == [2, 1, 3, 3])
    #expect(try shape("dense1.bias.grad") == [3])
    #expect(try shape("contributions(conv1.weight[0,0,1,1])") == batch + [2, 2])
    #expect(try shape("contributions(conv1.weight[0])") == [1, 3, 3] + batch + [2, 2])
    #expect(try shape("contributions(conv1.bias[0])") == batch + [2, 2])
    #expect(try shape("contributions(conv1.bias)") == [2] + batch + [2, 2])
    #expect(try shape("contributions(dense1.weight[0,0])") == batch)
    #expect(try shape("contributions(dense1.weight[1])") == [8] + batch)
    #expect(try shape("contributions(dense1.bias)") == [3] + batch)
    #expect(try shape("contributions(conv1.weight[0:0])") == [0, 1, 3, 3] + batch + [2, 2])
    #expect(try shape("patches(conv1)") == batch + [9, 4])
    #expect(try shape("unroll(conv1)") == [8, 16])
    #expect(try shape("unroll(conv1).grad") == [8, 16])
    #expect(try shape("loss") == [])
  }

  @Test(
    "predict compares a guess with the value",
    arguments: [
      ("14", true), ("14.05", true), ("14.2", false), ("+", true), ("positive", true), ("-", false),
      ("zero", false), ("2x2", false),
    ])
  func predict(_ guess: String, _ isRight: Bool) throws {
    let outcomes = run(
      "example sum; forward; backward; predict conv1.weight.grad[0,0,0,1] as \(guess)")
    let document = try #require(outcomes.last?.document)
    #expect(document.kind == "predict")
    #expect(document.facts.contains { $0.name == "right" && $0.value == .flag(isRight) })
    #expect(document.facts.contains { $0.name == "data" && $0.value == .numbers([14]) })
  }

  @Test(
    "a guess is told which way it is off: the sign first, then the size",
    arguments: [
      ("-2.5", "1", "the sign is the other way, and the size is too small"),
      ("-2.5", "-3", "the sign is right, the size is too large"),
      ("-2.5", "-2", "the sign is right, the size is too small"),
      ("-2.5", "2.5", "the size is right, the sign is not"),
      ("-2.5", "2.501", "the size is right, the sign is not"), ("-2.5", "0", "it is not zero"),
      ("2.5", "-3", "the sign is the other way, and the size is too large"),
      ("2.5", "0", "it is not zero"),
      ("2.5", "3", "too large"), ("2.5", "2", "too small"), ("0", "1", "it is zero"),
      ("0", "-1", "it is zero"),
      ("2.5", "nan", "it is a number"),
      ("log(-1)", "1", "it is not a number"), ("exp(1000)", "1", "too small"),
      ("exp(1000)", "inf", "right"),
      ("-exp(1000)", "1", "the sign is the other way, and the size is too small"),
      ("2.5", "-", "the sign is the other way; look at each factor's sign"),
      ("0", "+", "it is zero"), ("-2.5", "zero", "it is not zero"),
      ("log(-1)", "zero", "it is not a number"),
    ])
  func comments(_ value: String, _ guess: String, _ comment: String) throws {
    let document = try #require(run("predict \(value) as \(guess)").last?.document)
    let remarks = document.blocks.compactMap { block -> String? in
      if case .note(let note) = block { note.text.exactString } else { nil }
    }
    #expect(remarks == [comment])
  }

  @Test("predict of a shape, of nothing, and where nobody can be asked")
  func otherPredictions() throws {
    let outcomes = run("predict ones(2,3) as 2x3; predict ones(2,3) as 2×3")
    for outcome in outcomes {
      #expect(
        outcome.document?.facts.contains { $0.name == "right" && $0.value == .flag(true) } == true)
    }
    try ErrorCase("predict 3", "not-applicable").check()
    try ErrorCase("predict 3 as banana", "bad-guess").check()
    try ErrorCase("predict 3 as", "missing-argument").check()
    try ErrorCase("predict", "missing-argument").check()
  }
}
