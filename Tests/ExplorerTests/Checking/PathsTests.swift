import Documents
import Testing

@testable import Explorer

@Suite("paths")
struct PathsTests {
  static let given = "example sum; forward; backward with [[1,-2],[3,0.5]]\n"

  @Test("lists the products of the 3×3 example, largest first, with their factors")
  func byHand() throws {
    let found = try facts(Self.given + "paths conv1.weight[0,0,0,0]")
    let paths = found["paths"]?.entries ?? []
    #expect(paths.map { $0["product"]?.number } == [12, -4, 2.5, 1])
    #expect(found["sum"] == .number(11.5) && found["gradient"] == .number(11.5))
    #expect(found["magnitude"] == .number(19.5))
    #expect(paths[0]["names"] == .list([.text("input[0,1,0] at (0,1,0)"), .text("given[0,1,0]")]))
    #expect(paths[0]["factors"] == .list([.number(4), .number(3)]))
  }

  @Test("names gates, winners, weights and the loss's own gradient")
  func names() throws {
    let words = try text("example cross; forward; backward; paths conv1.weight[0,0,1,1] 1")
    for name in ["relu1 gate", "winner", "dense1.weight[", "(p−y)["] {
      #expect(words.contains(name))
    }
    #expect(
      try text("example deep; forward; backward; paths input[0,1,1] 1").contains("tanh1 slope"))
    let mean = "input 4x4; conv 1 1x1; avgpool 2; loss mse; input = ramp; target = zeros(1,2,2)\n"
    #expect(try text(mean + "forward; backward; paths conv1.bias[0] 1").contains("share"))
  }

  @Test("as many as are asked for, five unless told; all paths add up to the gradient")
  func counts() throws {
    let begun = "example deep; forward; backward\n"
    #expect(try facts(begun + "paths conv1.weight[0,0,1,1]")["paths"]?.entries.count == 5)
    let all = try facts(begun + "paths conv1.weight[0,0,1,1] 1000")
    let gradient = all["gradient"]?.number ?? 0
    #expect(Double(all["paths"]?.entries.count ?? 0) == all["count"]?.number)
    #expect(abs((all["shownSum"]?.number ?? 0) - gradient) < 1e-14)
  }

  @Test("in a batch the sample stands in front of every index")
  func batch() throws {
    let words = try text("example batch; forward; backward; paths dense1.weight[0,0]")
    #expect(words.contains("conv1.out[2,0,0,0]") && words.contains("(p−y)[2,0]/3"))
  }

  @Test("a closed way is said to be closed")
  func closed() throws {
    let words = try text("example cross; forward; backward; paths conv1.out[0,0,0]")
    #expect(words.contains("no path"))
  }

  @Test(
    "what has no paths is refused",
    arguments: [
      ("paths conv1.weight[0]", "needs-one-element"), ("paths loss", "not-applicable"),
      ("paths conv1.weight[0,0,0,0] 0", "out-of-range"),
    ])
  func refused(_ line: String, _ code: String) {
    #expect(run(Self.given + line).last?.diagnostic?.code == code)
    #expect(
      run("example sum; forward; paths conv1.weight[0,0,0,0]").last?.diagnostic?.code
        == "no-value-yet")
  }
}
