/// The command `freeze`.
enum FreezeCommand {
  static let specification = CommandSpecification(
    .change(.freeze), topic: .learning, summary: "hold weights still: no update changes them",
    usage: ["freeze [LAYER|ADDRESS|all]"],
    examples: [
      "example both; freeze conv1; forward; backward; update",
      "example cross; freeze dense1.weight[0:2]", "example cross; freeze all; unfreeze dense1",
    ],
    discussion: [
      "The gradient of a frozen weight is worked out and shown as before (PyTorch would have "
        + "none), and gradient flows through the layer to those below; only the update is not "
        + "made. `net` and `grads` say what is frozen.",
      "Freezing is not blocking: layers below a frozen one go on learning. Alone, `freeze` says "
        + "what is frozen.",
    ],
    parameters: [
      Parameter("what", .layerOrAddress([.init("all", "every layer")]), isOptional: true)
    ])
}
