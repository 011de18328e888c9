/// The command `step`.
package struct StepCommand: CommandArguments {
  /// How many positions.
  package let count: Given<Int>?
  /// Where `term` stands, which does a single multiply-add.
  package let term: SourceRange?

  static let count = OptionalArgument<Int>("count", .integer(atLeast: 1))
  static let term = BareOption("term", "one multiply-add")

  package init(_ call: CommandCall) throws(ArgumentError) {
    count = call.read(Self.count)
    term = call.read(Self.term)
  }

  static let specification = CommandSpecification(
    .stepping(.step), topic: .running, traits: [.readsPass, .isRepeatedByReturn],
    summary: "compute one position: a pixel, a window, a unit",
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
    arguments: StepCommand.self, parameters: [count], options: [term])
}
