/// The command `block`.
package struct BlockCommand: CommandArguments {
  /// The layer; `nil` to say what is blocked.
  package let layer: Given<String>?

  static let layer = OptionalArgument<String>("layer", .layer)

  package init(_ call: CommandCall) throws(ArgumentError) {
    layer = call.read(Self.layer)
  }

  static let specification = CommandSpecification(
    .change(.block), topic: .learning, traits: [.readsPass],
    summary: "let no gradient pass below a layer",
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
    arguments: BlockCommand.self, parameters: [layer])
}
