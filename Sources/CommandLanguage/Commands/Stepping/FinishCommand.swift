/// The command `finish`.
enum FinishCommand {
  static let specification = CommandSpecification(
    .stepping(.finish), topic: .running, traits: [.readsPass, .isRepeatedByReturn],
    summary: "the rest of this pass", usage: ["finish"],
    examples: ["example sum; step; finish", "example sum; finish; finish; finish"],
    discussion: [
      "First forward to the loss, then backward to the input, then the update. The numbers are "
        + "those of `forward` and `backward`, to the last bit."
    ])
}
