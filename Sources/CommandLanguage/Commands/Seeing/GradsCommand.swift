/// The command `grads`.
package struct GradsCommand: CommandArguments {
  /// The layers; all unless given.
  package let layers: [Given<String>]

  static let layers = RepeatedArgument<String>("layer", .layer, mayBeMissing: true)

  package init(_ call: CommandCall) throws(ArgumentError) {
    layers = call.read(Self.layers)
  }

  static let specification = CommandSpecification(
    .view(.grads), topic: .seeing, traits: [.readsPass],
    summary: "every weight beside its gradient, kernels and dense alike",
    usage: ["grads [LAYER...]"],
    examples: [
      "example sum; forward; backward; grads", "example sum; forward; backward; grads conv1",
    ],
    discussion: [
      "One backward pass gives them all. Beside each stands how many terms it sums: one for each "
        + "sample for a dense weight, one for each sample and position for a kernel weight, and "
        + "how many of these are not zero."
    ],
    arguments: GradsCommand.self, parameters: [layers])
}
