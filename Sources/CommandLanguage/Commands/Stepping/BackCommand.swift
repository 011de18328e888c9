/// The command `back`.
enum BackCommand {
  static let specification = CommandSpecification(
    .stepping(.back), topic: .running, summary: "undo the last step, or the last N",
    usage: ["back [N]"],
    examples: ["example sum; step 3; back 2"],
    discussion: [
      "Every bit is as it was. `next` and `finish` are taken back position by position; `undo` "
        + "takes back a whole command."
    ],
    parameters: [Parameter("count", .integer(atLeast: 1), isOptional: true)])
}
