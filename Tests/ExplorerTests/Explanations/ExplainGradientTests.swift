import Documents
import NeuralNetwork
import Testing

@testable import Explorer

@Suite("explain: the gradient of what a layer reads")
struct ExplainGradientTests {
  @Test(
    "Wᵀδ as it is typed gives the stored gradient",
    arguments: [
      ("example deep; forward; backward\n", "tanh1.out", "[1,2,3]"),
      ("example sum; forward; backward with [[1,-2],[3,0.5]]\n", "input", "[0,1,1]"),
      ("example cross; forward; backward\n", "flatten1.out", "[7]"),
      ("example batch; forward; backward\n", "input", "[1,0,0,1]"),
      ("example both; relax conv1 sharing; forward; backward\n", "input", "[0,1,1]"),
      ("example both; relax conv1 locality; forward; backward\n", "input", "[0,1,2]"),
    ])
  func typed(_ begun: String, _ name: String, _ index: String) throws {
    let words = try text(begun + "explain \(name).grad\(index)")
    let expression = try #require(words.firstMatch(of: /sum\(.*\)(?= = )/)).output
    let product = try #require(try value(begun + String(expression)).scalar)
    let stored = try #require(try value(begun + "\(name).grad\(index)").scalar)
    #expect(abs(product - stored) < 1e-15)
  }

  @Test("a conv's input shows three ways: scatter, turned kernel, Wᵀδ")
  func threeWays() throws {
    let words = try text(
      "example sum; forward; backward with [[1,-2],[3,0.5]]; explain input.grad[0,1,1]")
    for part in ["three ways", "scatter", "turned kernel", "Wᵀδ", "-0.5"] {
      #expect(words.contains(part), "\(part)")
    }
  }

  @Test("Below a blocked layer there is no sum, only what it holds back")
  func blocked() throws {
    let words = try text("example both; block conv1; forward; backward; explain input.grad[0,1,1]")
    #expect(words.contains("conv1 is blocked") && words.contains("-0.5"))
    #expect(!words.contains("three ways") && !words.contains("Wᵀδ"))
  }

  @Test("terms that are 0 are counted, and listed only on demand")
  func zeros() throws {
    let begun = "example cross; forward; backward\n"
    let short = try document(begun + "explain input.grad[0,3,3]")
    let long = try document(begun + "explain input.grad[0,3,3] terms")
    #expect(rows(short) < rows(long))
    #expect(rows(long) == 18)
    #expect(short.blocks.map(\.words).joined().contains("terms are 0"))
  }

  private func rows(_ document: Document) -> Int {
    for case .table(let table) in document.blocks { return table.rows.count }
    return 0
  }

  @Test("shares of a mean, a pool's winner, softmax − target and a given gradient are named")
  func names() throws {
    let head = "input 4x4; conv 1 1x1\n"
    let tail = "; loss mse; input = ramp; target = [1,0]; forward; backward\n"
    let mean = try text(head + "avgpool 2; dense 2" + tail + "explain conv1.out.grad[0,1,2]")
    #expect(mean.contains("its share of the mean"))
    let pool = try text(
      head + "maxpool 3 stride 1; dense 2" + tail + "explain conv1.out.grad[0,2,2]")
    #expect(pool.contains("windows of maxpool1"))
    let classes = try text("example cross; forward; backward; explain dense1.out.grad[1]")
    #expect(classes.contains("softmax − target"))
    let given = try text(
      "example sum; forward; backward with [[1,-2],[3,0.5]]; explain conv1.out.grad[0,0,1]")
    #expect(given.contains("backward with"))
  }

  @Test("a pixel that no window reads says so")
  func unread() throws {
    let words = try text(
      "input 5x5; conv 1 2x2 stride 3; input = ramp; forward; backward with ones(1,2,2); "
        + "explain input.grad[0,2,2]")
    #expect(words.contains("no window of conv1 reads it"))
  }
}
