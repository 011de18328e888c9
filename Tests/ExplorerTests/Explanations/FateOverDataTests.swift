import Documents
import Explorer
import NeuralNetwork
import Testing

/// Units that no sample of a data set opens, by weights that say which they are.
@Suite struct FateOverDataTests {
  private func facts(_ script: String) throws -> [String: Fact.Value] {
    let outcomes = run(script)
    for outcome in outcomes { #expect(outcome.diagnostic == nil, "\(outcome.source.text)") }
    let document = try #require(outcomes.last?.document)
    return Dictionary(uniqueKeysWithValues: document.facts.map { ($0.name, $0.value) })
  }

  @Test(
    "A unit is closed where no sample brings it above 0",
    arguments: ["fate relu1 data", "fate dense1 data"])
  func units(line: String) throws {
    let facts = try facts(
      "data xor 40; input 2; dense 4; relu; dense 2; loss cross-entropy; dense1.weight = 0; "
        + "dense1.bias = [1, -1, 0, nan]; \(line)")
    #expect(facts["samples"] == .integer(40))
    #expect(facts["units"] == .integer(4))
    #expect(facts["closed"] == .integer(2))
    // At 0 the gate is closed, as in PyTorch; what is no number goes through.
    #expect(facts["open"] == .tensor(Tensor(shape: [4], elements: [1, 0, 0, 1])))
  }

  @Test("Samples are counted one by one")
  func share() throws {
    // Half of the four corners have a first coordinate above the middle.
    let facts = try facts(
      "data xor 40; input 2; dense 1; relu; dense 2; loss cross-entropy; dense1.weight = [[1, 0]]; "
        + "dense1.bias = -0.5; fate relu1 data")
    guard case .tensor(let open)? = facts["open"] else { throw NoValue() }
    let script =
      "data xor 40; let n = 0; "
      + (0..<40).map { "sample \($0); n = n + (input[0] - 0.5 > 0); " }.joined()
    let above = try value("input 2; dense 2; loss cross-entropy; \(script) print n / 40")
    #expect(open.elements == above.elements)
  }

  @Test("A channel closed at every pixel is named")
  func channels() throws {
    let words = try text(
      "data edges 24; input 1x8x8; conv 3 3x3; relu; globalavgpool; dense 2; loss cross-entropy; "
        + "conv1.weight = 0; conv1.bias = [1, -1, 1]; fate conv1 data")
    #expect(words.contains("channel 1 is closed at every pixel of every sample"), "\(words)")
  }

  @Test(
    "It says what is missing",
    arguments: [
      ("input 2; dense 3; relu; fate relu1 data", "data"),
      ("data xor; input 2; dense 3; tanh; dense 2; fate tanh1 data", "only a ReLU's gates"),
      ("data xor; input 2; dense 3; relu; dense 2; fate dense2 data", "fate relu1 data"),
      ("data xor; input 2; dense 3; relu; dense 2; fate dense9 data", "dense9"),
    ])
  func missing(script: String, words: String) throws {
    let diagnostic = try #require(run(script).last?.diagnostic)
    #expect(
      ([diagnostic.message] + diagnostic.notes).joined(separator: "\n").contains(words),
      "\(diagnostic.message) \(diagnostic.notes)")
  }
}
