import Documents
import TestSupport
import Testing

@testable import Explorer

@Suite("formula's claims")
struct FormulaClaimTests {
  @Test("Every claim of every form, typed as it stands, gives 1", arguments: 0..<120)
  func everyShape(_ seed: UInt64) throws {
    var draws = SplitMix(seed: seed)
    let script = Self.convolution(&draws)
    for form in ["index", "operator", "matrix"] {
      try check(script, form: form, atLeast: 1)
    }
  }

  @Test(
    "The operator's claims cover weight, bias and input, whatever the options",
    arguments: [
      "input 4x4; conv 1 2x2 pad 2", "input 1x5x5; conv 2 3x3", "input 2x7x6; conv 3 3x2 stride 2",
      "input 1x3x3; conv 1 1x1 pad 1", "input 1x6x6; conv 1 1x1 stride 4",
      "input 1x6x6; conv 2 2x2 stride 4 pad 1", "input 1x6x6; conv 1 1x2 stride 3 pad 3x1",
      "input 1x9x9; conv 2 2x3 dilation 3x2 stride 2x3 pad 1",
      "input 4x8x8; conv 8 3x3 groups 4 stride 2 pad 2", "input 6x4x4; conv 6 2x2 groups 6 pad 2",
      "input 1x5x5; conv 1 1x1 stride 3 pad 2",
      "input 1x5x5; conv 2 2x2 pad same", "input 2x4x6; conv 4 2x3 pad same groups 2",
      "input 1x6x7; conv 1 4x2 pad same dilation 3x1", "input 1x3x3; conv 1 4x4 pad same",
      "input 2x5x5; conv 2 3x3 pad 1 bias off", "input 4; dense 3", "input 4; dense 3 bias off",
    ], ["", "2x", "9x"])
  func options(_ script: String, _ batch: String) throws {
    let kind = script.contains("dense") ? "dense1" : "conv1"
    let shape = script.dropFirst("input ".count).prefix { $0 != ";" }
    let input =
      "input = randn(\(batch.isEmpty ? "" : batch.dropLast() + ",")"
      + (shape.contains("x") ? Self.withChannel(shape) : String(shape)) + ")"
    let parts = script.contains("bias off") ? 2 : 3
    for relaxed in kind == "dense1"
      ? [""] : ["", "; relax conv1 sharing", "; relax conv1 locality"]
    {
      let claims = try check(
        "\(script)\(relaxed); \(input); \(Self.backward)", layer: kind, form: "operator",
        atLeast: parts)
      for field in ["weight.grad", "in.grad"] + (parts == 3 ? ["bias.grad"] : []) {
        #expect(claims.contains { $0.contains("\(kind).\(field)") }, "\(field)")
      }
    }
  }

  @Test(
    "It says by how much the upstream gradient is padded or cropped: K − 1 − P, dilated",
    arguments: [
      ("input 1x5x5; conv 1 3x3", "padded by 3−1−0 = 2 on each side"),
      ("input 1x5x5; conv 1 3x3 pad 1", "padded by 3−1−1 = 1 on each side"),
      ("input 1x5x5; conv 1 3x3 pad 2", "padded by 3−1−2 = 0 on each side"),
      ("input 4x4; conv 1 2x2 pad 2", "cropped by 1 (2−1−2 = −1) on each side"),
      ("input 1x9x9; conv 1 3x3 dilation 2 pad 1", "padded by 2⋅(3−1)−1 = 3 on each side"),
      (
        "input 1x5x5; conv 1 3x1 pad 0x1",
        "padded by 3−1−0 = 2 above and below, cropped by 1 (1−1−1 = −1) left and right"
      ),
      (
        "input 1x6x7; conv 1 3x3 stride 2",
        "spread by the stride 2, padded by 3−1−0 = 2 on each side, and by 1 row below more"
      ),
    ])
  func padding(_ script: String, _ words: String) throws {
    let text = try text("\(script); formula conv1 operator")
    #expect(text.contains(words), "\(text)")
  }

  @Test(
    "Of weights that layers share, the claims add up what every layer adds",
    arguments: [
      (
        "input 2x7x7; conv 2 3x3 pad 1; relu; conv 2 3x3 stride 2 sharing conv1; "
          + "conv 2 3x3 pad 2 dilation 2 sharing conv1", "2,7,7", ["conv1", "conv2", "conv3"]
      ),
      (
        "input 4x6x6; conv 4 3x3 pad 1 groups 2 bias off; tanh; "
          + "conv 4 3x3 groups 2 bias off sharing conv1", "4,6,6", ["conv1", "conv2"]
      ),
      (
        "input 3; dense 3; tanh; dense 3 sharing dense1; dense 3 sharing dense1", "3",
        ["dense1", "dense2", "dense3"]
      ),
    ], ["", "2,", "9,"])
  func shared(_ network: (script: String, input: String, users: [String]), batch: String) throws {
    let last = try #require(network.users.last)
    let script =
      "\(network.script); input = randn(\(batch)\(network.input)); "
      + "forward; backward with randn(shape(\(last).out)); "
    for user in network.users {
      for form in ["index", "operator", "matrix"] {
        let claims = try check(script, layer: user, form: form, atLeast: 1)
        #expect(claims.contains { $0.contains("\(user).weight.grad") }, "\(claims)")
        // The sums name what each of the layers adds, unless all contributions are taken at once.
        #expect(
          claims.contains { claim in
            network.users.allSatisfy { claim.contains("\($0).out.grad") }
              || claim.hasPrefix("sum(contributions(")
              || network.users.allSatisfy { claim.contains("weight, \($0))") }
          }, "\(claims)")
      }
    }
  }

  @Test(
    "A blocked layer's claims hold: they do not speak of what it does not send back",
    arguments: [
      ("input 1x4x4; conv 1 2x2", "conv1"), ("input 1x4x4; convtranspose 1 2x2", "convtranspose1"),
      ("input 1x4x4; relu", "relu1"), ("input 1x4x4; batchnorm", "batchnorm1"),
      ("input 1x4x4; maxpool 2", "maxpool1"), ("input 1x4x4; prelu", "prelu1"),
    ])
  func blocked(_ script: String, layer: String) throws {
    let start = "\(script); input = randn(1,4,4); block \(layer); forward; backward with 1; "
    for form in ["index", "operator", "matrix"] {
      let claims = try check(start, layer: layer, form: form, atLeast: 0)
      #expect(!claims.contains { $0.contains(".in.grad") }, "\(claims)")
    }
    #expect(try text("\(start)formula \(layer)").contains("\(layer) is blocked"))
  }

  @Test("Where a pass was broken on purpose, a claim that fails says so")
  func broken() throws {
    let text = try text(
      "example cross; sabotage mean; forward; backward; formula conv1 operator")
    #expect(text.contains("was broken on purpose") && !text.contains("rounding beyond"))
  }

  private static let backward = "forward; backward with randn(shape(LAYER.out)); "

  private static func withChannel(_ shape: Substring) -> String {
    let extents = shape.split(separator: "x").map(String.init)
    return (extents.count == 2 ? ["1"] + extents : extents).joined(separator: ",")
  }

  /// A convolution of any stride, padding, dilation and groups, with a pass.
  private static func convolution(_ draws: inout SplitMix) -> String {
    let groups = draws.pick([1, 1, 2, 3])
    let channels = groups * draws.int(in: 1...2)
    let (rows, columns) = (draws.int(in: 3...9), draws.int(in: 3...9))
    let kernel = (draws.int(in: 1...3), draws.int(in: 1...3))
    let dilation = (
      kernel.0 == 1 ? 2 : draws.int(in: 1...max(1, (rows - 1) / (kernel.0 - 1))),
      kernel.1 == 1 ? 3 : draws.int(in: 1...max(1, (columns - 1) / (kernel.1 - 1)))
    )
    let relaxed = draws.pick(["", "", "; relax conv1 sharing", "; relax conv1 locality"])
    let batch = draws.pick(["", "1,", "3,", "7,"])
    return """
      input \(channels)x\(rows)x\(columns); \
      conv \(groups * draws.int(in: 1...2)) \(kernel.0)x\(kernel.1) \
      stride \(draws.int(in: 1...3))x\(draws.int(in: 1...4)) \
      pad \(draws.int(in: 0...3))x\(draws.int(in: 0...2)) \
      dilation \(dilation.0)x\(dilation.1) groups \(groups) \
      bias \(draws.pick(["on", "off"]))\(relaxed); \
      input = randn(\(batch)\(channels),\(rows),\(columns)); \(backward)
      """
  }

  /// Types all claims of a form; each has to give 1.
  @discardableResult
  private func check(
    _ script: String, layer: String = "conv1", form: String, atLeast count: Int
  ) throws -> [String] {
    let script = script.replacing("LAYER", with: layer)
    let facts = try facts("\(script)formula \(layer) \(form)")
    guard case .list(let checks)? = facts["checks"] else { return [] }
    let claims = checks.compactMap { check -> String? in
      guard case .record(let facts) = check,
        case .text(let claim)? = facts.first(where: { $0.name == "expression" })?.value
      else { return nil }
      return claim
    }
    #expect(claims.count >= count, "\(script) \(claims)")
    for claim in claims {
      #expect(try value("\(script)print \(claim)").elements == [1], "\(script)\n\(claim)")
    }
    return claims
  }
}
