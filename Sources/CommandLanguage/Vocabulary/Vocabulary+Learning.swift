extension Vocabulary {
  /// Samples, training, freezing.
  static let learning: [CommandSpecification] = samples + training

  private static let training: [CommandSpecification] = [
    CommandSpecification(
      "schedule", topic: .learning, summary: "let the learning rate go down over the steps",
      usage: ["schedule constant", "schedule step EVERY FACTOR", "schedule cosine N"],
      examples: ["schedule step 100 0.5", "schedule cosine 200", "schedule constant"],
      discussion: [
        "`step 100 0.5` halves the rate after every 100 steps; `cosine 200` lets it sink along half "
          + "a cosine to 0 within 200 steps, and rise again after them, as PyTorch's does."
      ],
      parameters: [
        Parameter(
          "kind",
          .choice([
            .init("constant", "the same rate throughout"),
            .init("step", "times FACTOR after EVERY steps"),
            .init("cosine", "down to 0 over N steps"),
          ])),
        Parameter("every", .integer(atLeast: 1), isOptional: true),
        Parameter("factor", .number, isOptional: true),
      ]),
    CommandSpecification(
      "freeze", topic: .learning, summary: "hold weights still: no update changes them",
      usage: ["freeze LAYER|ADDRESS|all"],
      examples: [
        "example both; freeze conv1; forward; backward; update",
        "example cross; freeze dense1.weight[0:2]", "example cross; freeze all; unfreeze dense1",
      ],
      discussion: [
        "The gradient of a frozen weight is worked out and shown as before (PyTorch would have "
          + "none), and gradient flows through the layer to those below; only the update is not "
          + "made. `net` and `grads` say what is frozen.",
        "Freezing is not blocking: layers below a frozen one go on learning.",
      ],
      parameters: [Parameter("what", .address)]),
    CommandSpecification(
      "unfreeze", topic: .learning, summary: "let frozen weights learn again",
      usage: ["unfreeze LAYER|ADDRESS|all"],
      examples: ["example cross; freeze all; unfreeze dense1.bias"],
      parameters: [Parameter("what", .address)]),
  ]
}
