import Explorer
import NeuralNetwork
import TestSupport
import Testing

/// Elementwise layers typed as a learner types them, against PyTorch.
@Suite struct ActivationOracleTests {
  @Test("A layer's values and gradients are PyTorch's", arguments: ActivationCases.all)
  func numbers(_ example: ActivationCases.Case) throws {
    let input = example.input.map { "\($0.value)" }.joined(separator: ", ")
    let upstream = example.upstream.map { "\($0)" }.joined(separator: ", ")
    let name = example.layer.prefix { $0 != " " } + "1"
    let pass =
      "input \(example.input.count); \(example.layer); input = [\(input)]; forward; "
      + "backward with [\(upstream)]; "
    try compare(value("\(pass)\(name).out"), example.output.map(\.value))
    try compare(value("\(pass)\(name).in.grad"), example.gradient.map(\.value))
  }

  private func compare(_ shown: Tensor, _ expected: [Double]) {
    #expect(shown.count == expected.count)
    for (place, (ours, theirs)) in zip(shown.elements, expected).enumerated() {
      let isClose =
        ours.isNaN == theirs.isNaN
        && (ours == theirs || theirs.isNaN
          || (ours - theirs).magnitude <= 1e-12 * max(1, theirs.magnitude))
      #expect(isClose, "number \(place): \(ours), PyTorch \(theirs)")
    }
  }

  @Test("Its formula's claim is true of a pass", arguments: ActivationCases.all)
  func claim(_ example: ActivationCases.Case) throws {
    let script =
      "input 3x8; \(example.layer); input = 6 * randn(5,1,3,8); input[0,0,0] = 0; "
      + "input[1,0,0] = 30; forward; backward with randn(5,1,3,8); "
    let name = example.layer.prefix { $0 != " " } + "1"
    let document = try #require(run(script + "formula \(name)").last?.document)
    guard case .list(let checks)? = document.facts.first(where: { $0.name == "checks" })?.value,
      case .record(let facts)? = checks.first,
      case .text(let claim)? = facts.first(where: { $0.name == "expression" })?.value
    else { throw NoValue() }
    #expect(try value(script + "print \(claim)").elements == [1], "\(claim)")
  }

  @Test("A step, an explanation and a path speak of it", arguments: ActivationCases.all)
  func words(_ example: ActivationCases.Case) throws {
    let folder = try TemporaryFolder()
    let name = example.layer.prefix { $0 != " " } + "1"
    let script = """
      input 4; dense 3; \(example.layer); dense 2; loss mse; input = [1, -2, 3, 0]; target = [0, 1]
      forward; backward; net; explain \(name).out[0]; explain dense1.out.grad[1]
      explain dense1.weight[1,2]; paths dense1.weight[0,1]; fate dense1; receptive \(name).out[0]
      gradcheck; nudge dense1.weight[0,0] by 0.01; formula \(name)
      export pytorch \(folder.file("a.py")); step 8; finish; step 6; back 3; finish
      save \(folder.file("a.gradus"))
      """
    for outcome in run(script) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    #expect(folder.text(of: "a.gradus").contains("\n\(example.layer)"))
  }

  @Test(
    "A number that makes no function is refused",
    arguments: [
      "elu nan", "elu inf", "leakyrelu nan", "softplus 0", "softplus nan", "softplus inf",
    ])
  func refused(line: String) throws {
    let diagnostic = try #require(run("input 4; \(line)").last?.diagnostic)
    #expect(
      try #require(diagnostic.range).column == 1 + "input 4; ".count
        + line.prefix { $0 != " " }.count + 1)
  }
}
