/// The command `upsample`.
enum UpsampleCommand {
  static let specification = CommandSpecification(
    .layer(.upsample), topic: .building, summary: "add a layer that repeats each pixel",
    usage: ["upsample F"], examples: ["input 1x4x4; upsample 2", "input 1x4x4; upsample 2x3"],
    discussion: [
      "Each pixel becomes F rows and columns of itself: the nearest, as in PyTorch's Upsample. "
        + "Backward, a pixel gets the sum of the gradients of its copies."
    ],
    parameters: [Parameter("factor", .size)])
}
