/// The command `net`.
enum NetCommand {
  static let specification = CommandSpecification(
    .view(.net), topic: .seeing, traits: [.readsPass],
    summary: "the layers, their shapes and how many numbers they hold",
    usage: ["net"], examples: ["example sum; net"],
    discussion: [
      "For each layer: shapes, number of parameters, how many terms a weight's gradient sums, "
        + "its receptive field, and whether its values are stale."
    ])
}
