/// The command `relu`.
enum ReLUCommand {
  static let specification = CommandSpecification(
    .layer(.relu), topic: .building, traits: [],
    summary: "add a rectifier: negative values become 0",
    usage: ["relu"], examples: ["input 1x8x8; conv 2 3x3; relu"],
    discussion: [
      "Gradient passes only where the input was above 0; at 0 itself it is 0, as in PyTorch. "
        + "Followed by a bracket it is the function: `relu(input)`."
    ])
}
