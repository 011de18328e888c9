extension Vocabulary {
  /// Walking through a pass: the debugger's words.
  static let stepping: [CommandSpecification] = [
    CommandSpecification(
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
      options: [OptionSpecification("term", nil, "one multiply-add")]),
    CommandSpecification(
      .stepping(.next), topic: .running, summary: "the rest of this layer", usage: ["next"],
      examples: ["example cross; next; next"],
      discussion: ["If the layer is done, the whole next layer."]),
    CommandSpecification(
      .stepping(.finish), topic: .running, summary: "the rest of this pass", usage: ["finish"],
      examples: ["example sum; step; finish", "example sum; finish; finish; finish"],
      discussion: [
        "First forward to the loss, then backward to the input, then the update. The numbers are "
          + "those of `forward` and `backward`, to the last bit."
      ]),
    CommandSpecification(
      .stepping(.back), topic: .running, summary: "undo the last step, or the last N",
      usage: ["back [N]"],
      examples: ["example sum; step 3; back 2"],
      discussion: [
        "Every bit is as it was. `next` and `finish` are taken back position by position; `undo` "
          + "takes back a whole command."
      ],
      parameters: [Parameter("count", .integer(atLeast: 1), isOptional: true)]),
    CommandSpecification(
      .view(.where), topic: .running, summary: "where stepping stands", usage: ["where"],
      examples: ["example sum; step 2; where"]),
    CommandSpecification(
      .stepping(.restart), topic: .running, summary: "step from the beginning again",
      usage: ["restart"],
      examples: ["example sum; step 3; restart"]),
    CommandSpecification(
      .change(.watch), topic: .running, summary: "show a value after every step; alone, lists them",
      usage: ["watch [EXPR]"], examples: ["example sum; watch sum(conv1.out); step 2"],
      parameters: [Parameter("value", .expression, isOptional: true)]),
    CommandSpecification(
      .change(.unwatch), topic: .running, summary: "stop showing values after every step",
      usage: ["unwatch [EXPR]"], examples: ["watch loss; unwatch"],
      parameters: [Parameter("value", .expression, isOptional: true)]),
  ]
}
