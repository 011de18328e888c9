import Documents
import NeuralNetwork
import Testing

@testable import Views

@Suite("Numbers in words")
struct WordingOfNumbersTests {
  @Test("The largest gradient of a backward pass keeps its sign")
  func signs() throws {
    // ∂L/∂w = δ·x = −3·2.
    let text = try text(
      "input 1; dense 1 bias off; input = 2; forward; backward with [-3]")
    #expect(text.contains("-6"), "\(text)")
    #expect(Array([1, -6, 6.0]).farthestFromZero == -6)
    #expect([Double]().farthestFromZero == 0)
    #expect([1, Double.nan, 7].farthestFromZero.isNaN)
  }

  @Test(
    "One of a thing is told in the singular",
    arguments: [
      "input 1x3x3; conv 1 2x2 pad 1; formula conv1 operator",
      "input 1; dense 1; loss mse; input = 1; target = 1; forward",
      "input 1; dense 1; loss mse; input = 1; target = 1; forward; backward; grads",
      "input 1; dense 1; loss mse; input = 1; target = 1; forward; backward; explain loss",
      "input 1; dense 1; loss mse; input = 1; target = 1; forward; explain dense1.weight[0,0]",
      "input 1; dense 1; loss mse; input = 1; target = 1; train 1 step",
      "input 1; dense 1; loss mse; input = 1; target = 1; optimizer adam; train 1 step; "
        + "explain dense1.weight[0,0] update",
      "input 1x1x1; conv 1 1x1; unroll conv1", "input 1x1x1; conv 1 1x1; relax conv1 sharing",
      "input 1; dense 1; net", "input 1; dense 1; freeze dense1.bias",
    ])
  func singular(_ script: String) throws {
    let outcomes = run(script)
    let words = outcomes.compactMap(\.document).flatMap(\.blocks).map(\.words)
      .joined(separator: "\n")
    let nouns = words.matches(of: /(?:^|[^×\d.])1 ([a-z]+s)\b/).map { String($0.1) }
    let others = ["is", "has", "does", "as", "this", "was", "pass", "bias"]
    let plurals = nouns.filter { !others.contains($0) }
    #expect(plurals.isEmpty, "\(words)")
  }
}
