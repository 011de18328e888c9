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

  /// A kernel used by two layers, the second of which has a stride of its own; a batch where asked.
  private static func shared(_ samples: Int) -> String {
    let shape = samples == 1 ? "1,4,4" : "\(samples),1,4,4"
    return "input 1x4x4; conv 1 2x2 pad 1; conv 1 2x2 stride 2 sharing conv1; loss squared-error; "
      + "input = randn(\(shape)); target = zeros(\(samples == 1 ? "1,2,2" : "\(samples),1,2,2")); forward; "
      + "backward with randn(\(samples == 1 ? "1,2,2" : "\(samples),1,2,2")); "
  }

  @Test("A shared kernel grows over all its uses, the last layer first", arguments: [1, 3])
  func uses(samples: Int) throws {
    let script = Self.shared(samples)
    let found = try facts(script + "accumulate conv1.weight[0]")
    #expect(found["uses"] == .list([.text("conv2"), .text("conv1")]))
    let frames = try #require(
      try document(script + "accumulate conv1.weight[0]").blocks.compactMap { block -> [Frame]? in
        if case .frames(let frames) = block { frames } else { nil }
      }.first)
    let titles = frames.map(\.title.exactString)
    #expect(titles.first?.hasPrefix("conv2, ") == true && titles.last?.hasPrefix("conv1, ") == true)
    let order = titles.map { $0.prefix(5) }
    #expect(order == order.sorted(by: >))
    #expect(frames.count(where: \.isOpening) == 1)
    // Another name of the same kernel shows the same.
    let other = try document(script + "accumulate conv2.weight[0]")
    #expect(other.factsByName["sum"] == found["sum"])
    // So does `contributions`, which is held against PyTorch elsewhere.
    guard case .tensor(let sum)? = found["sum"] else { throw NoValue() }
    for place in 0..<4 {
      var interpreter = Interpreter()
      let weight = "conv1.weight[0,0,\(place / 2),\(place % 2)]"
      let outcomes = run(script + "sum(contributions(\(weight)))", in: &interpreter)
      guard case .value(let total)? = outcomes.last?.document?.blocks.last else { throw NoValue() }
      #expect(total.elements == [sum.elements[place]])
    }
    #expect(found["gradient"] == found["sum"])
    let words = try text(script + "accumulate conv1.weight[0]")
    #expect(words.contains("of both layers is the stored gradient to the last bit"))
    #expect(words.contains("conv2 adds") && words.contains("sum behind conv1"))
  }

  @Test func `a gradient that took one use alone is told apart`() throws {
    let words = try text(
      "input 1x4x4; conv 1 2x2 pad 1; conv 1 2x2 sharing conv1; input = ones(1,4,4); "
        + "sabotage shared-last-use; forward; backward with ones(1,4,4); accumulate conv1.weight[0]"
    )
    #expect(words.contains("is not the stored gradient"))
  }
}
