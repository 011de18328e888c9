/// The command `softmax`.
enum SoftmaxCommand {
  static let specification = CommandSpecification(
    .layer(.softmax), topic: .building, traits: [],
    summary: "add a softmax over the channels or features",
    usage: ["softmax"], examples: ["input 4; dense 3; softmax; loss squared-error"],
    discussion: [
      "e^x divided by the sum over the channels at each position, or over the features. Every "
        + "output depends on every input there: y[j] ([i = j] - y[i]). `loss cross-entropy` has its own; "
        + "with this layer before it there would be two. Followed by a bracket it is the function, "
        + "along the last axis: `softmax(x)`."
    ])
}
