/// The command `receptive`.
enum ReceptiveCommand {
  static let specification = CommandSpecification(
    .view(.receptive), topic: .seeing,
    summary: "what a number sees in the input, and what sees it",
    usage: ["receptive ADDRESS"],
    examples: [
      "example cross; receptive conv1.out[0,2,3]",
      "example cross; receptive conv1.weight[0,0,1,1]",
      "example cross; receptive input[0,3,3]",
    ],
    discussion: [
      "For an activation: the numbers of the input that it depends on, marked on the input, and "
        + "the numbers of every later layer that depend on it. For a kernel weight: which inputs "
        + "it is multiplied with over all positions, and the feature map it makes.",
      "A dilation, or a stride larger than the window, leaves gaps. The count is of what is really "
        + "read; the rows and columns are the smallest box around it.",
    ],
    parameters: [Parameter("address", .address)])
}
