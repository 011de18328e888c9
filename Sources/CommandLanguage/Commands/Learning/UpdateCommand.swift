/// The command `update`.
enum UpdateCommand {
  static let specification = CommandSpecification(
    .change(.update), topic: .learning, traits: [.readsPass, .endsStepping],
    summary: "change every weight by its gradient: one step down",
    usage: ["update"], examples: ["example both; forward; backward; update"],
    discussion: [
      "Every kernel and every dense weight moves at once, each from its old value: "
        + "new = old − lr ⋅ gradient, with PyTorch's SGD and a learning rate of 0.1 unless "
        + "`optimizer` says otherwise. A clipped gradient stands beside its own where `clip` is "
        + "set, and a layer may have its own `rate`.",
      "Afterwards the values of the last pass are stale: they belong to the old weights.",
    ])
}
