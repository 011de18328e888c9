/// The command `explain`.
enum ExplainCommand {
  static let specification = CommandSpecification(
    .view(.explain), topic: .seeing, summary: "where this number comes from",
    usage: ["explain ADDRESS [terms [nonzero]] [pixel R,C]", "explain ADDRESS update"],
    examples: [
      "example sum; forward; backward; explain conv1.weight.grad[0,0,0,0]",
      "example sum; forward; backward; explain conv1.weight.grad[0,0,0,0] terms",
      "example sum; forward; backward; explain conv1.weight.grad[0,0,0,0] pixel 1,0",
      "example cross; forward; backward; explain conv1.weight.grad[0,0,1,1] terms nonzero",
    ],
    discussion: [
      "First the value and its formula in one line, then the same line with numbers, a map of "
        + "what each pixel adds, and how much is left after positive and negative terms cancel.",
      "`terms` lists every term with its pixel and the running sum; `terms nonzero` leaves out "
        + "those that are 0. `pixel R,C` opens one term: "
        + "its upstream gradient is itself a sum, over the next layer's units.",
      "It works for weights, biases, activations, their gradients and the loss. `update` writes "
        + "out how a weight gets its new value: w - lr g, with momentum, decay or Adam's means.",
    ],
    parameters: [Parameter("address", .address)],
    options: [
      OptionSpecification("terms", nil, "every term, with the running sum"),
      OptionSpecification("nonzero", nil, "as terms, without those that are 0"),
      OptionSpecification("pixel", .position, "this one term, opened"),
      OptionSpecification("update", nil, "how a weight gets its new value"),
    ], isForBeginners: true)
}
