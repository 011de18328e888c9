extension Vocabulary {
  /// Changing the weights by their gradients.
  static let optimising: [CommandSpecification] = [
    CommandSpecification(
      .change(.update), topic: .learning,
      summary: "change every weight by its gradient: one step down",
      usage: ["update"], examples: ["example both; forward; backward; update"],
      discussion: [
        "Every kernel and every dense weight moves at once, each from its old value: "
          + "new = old − lr ⋅ gradient, with PyTorch's SGD and a learning rate of 0.1 unless "
          + "`optimizer` says otherwise.",
        "Afterwards the values of the last pass are stale: they belong to the old weights.",
      ]),
    CommandSpecification(
      .change(.optimizer), topic: .learning, summary: "choose how weights follow their gradients",
      usage: [
        "optimizer sgd [lr R] [momentum M] [nesterov on] [decay D]",
        "optimizer adam|adamw [lr R] [beta1 B] [beta2 B] [eps E] [decay D]", "optimizer",
      ],
      examples: [
        "optimizer sgd lr 0.05 momentum 0.9", "optimizer adam lr 0.01",
        "example both; optimizer sgd lr 0.5; forward; backward; update",
      ],
      discussion: [
        "The update rules are PyTorch's. lr is 0.1 for sgd and 0.001 for the others; adamw's "
          + "decay is 0.01. Alone it says what is set.",
        "A new rule starts without momentum, Adam's means included.",
      ],
      parameters: [
        Parameter(
          "rule",
          .choice([
            .init("sgd", "gradient descent, with momentum where wanted"),
            .init("adam", "steps scaled by the gradient's own history"),
            .init("adamw", "adam whose decay shrinks the weights themselves"),
          ]), isOptional: true)
      ],
      options: [
        OptionSpecification("lr", .number, "the learning rate"),
        OptionSpecification("momentum", .number, "sgd: how much of the last step is kept"),
        OptionSpecification("nesterov", .flag, "sgd: momentum that looks ahead"),
        OptionSpecification("decay", .number, "how strongly weights are pulled to 0"),
        OptionSpecification("beta1", .number, "adam: how much of the mean gradient is kept"),
        OptionSpecification("beta2", .number, "adam: how much of the mean square is kept"),
        OptionSpecification("eps", .number, "adam: what is added to the root (1e-8)"),
      ]),
  ]
}
