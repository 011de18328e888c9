/// The command `block`.
enum BlockCommand {
  static let specification = CommandSpecification(
    .change(.block), topic: .learning, summary: "let no gradient pass below a layer",
    usage: ["block [LAYER]"],
    examples: [
      "example both; block dense1; forward; backward; grads",
      "example both; block dense1; forward; backward; fate conv1",
    ],
    discussion: [
      "The layer's own weights still get their gradient; everything below gets zeros. This is "
        + "what freezing is often mistaken for: a frozen layer keeps its weights, but gradient "
        + "still flows through it to the layers below. Alone, `block` says what is blocked."
    ],
    parameters: [Parameter("layer", .layer, isOptional: true)])
}
