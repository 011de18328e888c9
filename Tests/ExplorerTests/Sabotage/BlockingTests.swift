import CommandLanguage
import Explorer
import Sessions
import Testing

@Suite("block")
struct BlockingTests {
  /// A convolution that two ways lead back to, of which one is blocked.
  private static let branch = """
    input 2x4x4; input = randn(2,4,4); conv 2 3 pad 1; relu; from conv1; conv 2 1; add relu1
    loss squared-error; target = zeros(2,4,4)

    """

  @Test("Names what gets no gradient any more, and what other ways still lead back to")
  func ways() throws {
    let branch = try text(Self.branch + "block conv2")
    #expect(
      branch.contains("conv1 still gets what comes by other ways: only conv2's share is missing"))
    #expect(!branch.contains("no longer learn"))
    #expect(try facts(Self.branch + "block conv2")["below"] == .list([]))
    // conv2 stands before conv3 and is not below it.
    let sibling = """
      input 2x4x4; conv 2 1; relu; conv 2 1; from relu1; conv 2 1; add conv2; loss squared-error

      """
    #expect(try facts(sibling + "block conv3")["below"] == .list([]))
    #expect(
      try facts(sibling + "block conv2; block conv3")["below"] == .list([.text("conv1")]))
    #expect(
      try text("example both; block dense1").contains(
        "conv1 and the input get gradients of 0, so they no longer learn"))
    // Weights that another layer uses, too, learn by that use.
    let shared = """
      input 1x4x4; conv 1 3 pad 1; relu; conv 1 3 pad 1 sharing conv1; loss squared-error

      """
    #expect(
      try text(shared + "block relu1").contains("conv1 still gets what comes by other ways"))
  }

  @Test(
    "No path leads through a blocked layer, and the others add up to the stored gradient",
    arguments: [
      branch + "block conv2; forward; backward; paths conv1.weight[0,0,1,1] 3",
      branch + "block relu1; forward; backward; paths input[0,1,1] 3",
    ])
  func paths(_ script: String) throws {
    let told = try text(script)
    #expect(told.contains("add up to the stored gradient"))
  }

  @Test("Where every way is blocked, paths says so")
  func closed() throws {
    let told = try text(
      "example both; block dense1; forward; backward; paths conv1.weight[0,0,0,0] 2")
    #expect(told.contains("dense1 is blocked") && !told.contains("is wrong"))
  }

  @Test("gradcheck names the blocked layer on a branch, and no sound one")
  func check() throws {
    let told = try text(Self.branch + "block conv2; forward; backward; gradcheck conv1")
    #expect(told.contains("conv2 is blocked and passes nothing on"))
    #expect(!told.contains("the mistake is in what relu1"))
  }
}
