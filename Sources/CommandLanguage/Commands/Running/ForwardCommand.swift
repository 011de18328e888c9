/// The command `forward`.
enum ForwardCommand {
  static let specification = CommandSpecification(
    .change(.forward), topic: .running, traits: [.endsStepping],
    summary: "run the input through every layer, up to the loss",
    usage: ["forward"], examples: ["example sum; forward; conv1.out"],
    discussion: [
      "Every layer computes its output from the output of the layer before. All of them stay "
        + "to be looked at: conv1.in, conv1.out, and so on. The loss is computed too where both "
        + "a loss and a target are set.",
      "After a change of a weight or the input the old values stay and are marked stale until "
        + "the next forward.",
    ])
}
