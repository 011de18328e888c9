import Documents
import TestSupport
import Testing

@testable import Explorer

/// Ties in the windows of a max pool, which the first in row order wins, as in PyTorch.
@Suite("Ties in a pool")
struct PoolTieTests {
  private let three =
    "input 1x2x2; maxpool 2; input = [[[1,2],[2,2]]]; forward; backward with [[[1]]]; "

  @Test("explain says that a maximum lost a tie, to whom, and of how many")
  func explain() throws {
    let lost = try text(three + "explain input.grad[0,1,1]")
    #expect(lost.contains("a maximum of its window in maxpool1 that lost a tie of 3"))
    #expect(lost.contains("input[0,0,1] is as large") && !lost.contains("not the maximum"))
    let won = try text(three + "explain input.grad[0,0,1]")
    #expect(won.contains("the first in row order of 3 maxima"))
    #expect(try text(three + "explain input.grad[0,0,0]").contains("not the maximum"))
    #expect(try text(three + "explain maxpool1.out[0,0,0]").contains("a tie of 3: the first"))
  }

  @Test("where windows overlap, explain counts those that a tie lost")
  func overlapping() throws {
    let words = try text(
      "input 1x1x3; maxpool 1x2 stride 1; input = [[[5,5,7]]]; forward; backward with [[[1,1]]]; "
        + "explain input.grad[0,0,1]")
    #expect(words.contains("in 1 of those windows it lost a tie"))
  }

  @Test(
    "fate of the pool, and of the layer below, tells the real number of times",
    arguments: [
      ("[[[1,2],[0,2]]]", "holds its largest value twice"),
      ("[[[1,2],[2,2]]]", "holds its largest value 3 times"),
      ("[[[2,2],[2,2]]]", "holds its largest value 4 times"),
    ])
  func fate(_ input: String, _ words: String) throws {
    let start =
      "input 1x2x2; conv 1 1x1 bias off; conv1.weight = 1; maxpool 2; input = \(input); forward; "
      + "backward with [[[1]]]; "
    for layer in ["maxpool1", "conv1"] {
      #expect(try text(start + "fate \(layer)").contains(words), "\(layer)")
    }
    let reasons = try facts(start + "fate conv1")["reasons"]?.entries ?? []
    #expect(reasons.contains { $0["reason"] == .text("lost-tie") })
  }

  @Test("different numbers of times are counted one by one")
  func several() throws {
    let start =
      "input 1x2x4; maxpool 2; input = [[[1,2,3,3],[2,2,0,0]]]; forward; backward with [[[1,1]]]; "
    #expect(
      try text(start + "fate maxpool1").contains(
        "hold their largest value several times (twice in 1, 3 times in 1)"))
    let ties = try facts(start + "fate maxpool1")["ties"]?.entries.first
    #expect(ties?["times"]?.entries.compactMap(\.number) == [3, 2])
    #expect(try facts("example cross; forward; backward; fate conv1")["ties"] != nil)
  }

  @Test("without a tie nothing is said of one")
  func none() throws {
    let start =
      "input 1x2x2; maxpool 2; input = [[[1,2],[3,4]]]; forward; backward with [[[1]]]; "
    #expect(try !text(start + "fate maxpool1").contains("largest value"))
    #expect(try text(start + "explain input.grad[0,1,1]").contains("the maximum of its window"))
  }

  @Test("a step counts the equals, too")
  func stepping() throws {
    let words = try text(
      "input 1x2x2; maxpool 2; input = [[[1,2],[2,2]]]; loss squared-error; target = [[[0]]]; step")
    #expect(words.contains("a tie of 3"))
  }
}
