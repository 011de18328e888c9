/// The command `step`.
enum StepCommand {
  static let specification = CommandSpecification(
    .stepping(.step), topic: .running, summary: "compute one position: a pixel, a window, a unit",
    usage: ["step [N]", "step term"],
    examples: ["example sum; step", "example sum; step 3; conv1.out", "example sum; step term"],
    discussion: [
      "The first step begins a forward pass; after it come the loss, the backward pass and the "
        + "update. What is not computed yet is 0, and every view shows sums that are half done: "
        + "in the backward pass conv1.weight.grad is the sum so far. Before it there is no "
        + "gradient.",
      "`step term` does a single multiply-add. On a terminal Return repeats the last of these "
        + "commands.",
    ],
    parameters: [Parameter("count", .integer(atLeast: 1), isOptional: true)],
    options: [OptionSpecification("term", nil, "one multiply-add")])
}
