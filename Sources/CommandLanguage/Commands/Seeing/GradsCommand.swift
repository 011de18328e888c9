/// The command `grads`.
enum GradsCommand {
  static let specification = CommandSpecification(
    .view(.grads), topic: .seeing,
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
    parameters: [Parameter("layer", .layer, isOptional: true, isRepeated: true)],
    isForBeginners: true)
}
