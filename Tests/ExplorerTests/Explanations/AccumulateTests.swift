import Documents
import Explorer
import TestSupport
import Testing

/// What a person sees first of a sum that grows pixel by pixel.
@Suite struct AccumulateTests {
  @Test func `accumulate opens on the first pixel that adds something`() throws {
    func frames(_ script: String) throws -> [Frame] {
      for case .frames(let frames) in try #require(run(script).last?.document).blocks {
        return frames
      }
      return []
    }
    let start = "input 1x3x3; conv 1 2x2 bias off; input = ones(1,3,3); forward; "
    // The upstream is 0 at the first two pixels: they share a picture.
    let late = try frames(start + "backward with [[[0,0],[3,1]]]; accumulate conv1.weight[0]")
    #expect(late.opening == 1)
    #expect(late[late.opening].title.exactString.contains("pixel 3 of 4"))
    #expect(
      try frames(start + "backward with ones(1,2,2); accumulate conv1.weight[0]").opening == 0)
    let none = try frames(start + "backward with zeros(1,2,2); accumulate conv1.weight[0]")
    #expect(none.opening == 0)
    let page = HTMLRenderer().page(
      Document(kind: "x", blocks: [.frames(late)]), title: "x")
    #expect(page.contains("data-opening=\"1\""))
  }
}
