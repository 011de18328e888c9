/// The command `next`.
enum NextCommand {
  static let specification = CommandSpecification(
    .stepping(.next), topic: .running, traits: [.readsPass, .isRepeatedByReturn],
    summary: "the rest of this layer", usage: ["next"],
    examples: ["example cross; next; next"],
    discussion: ["If the layer is done, the whole next layer."])
}
