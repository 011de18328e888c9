/// The command `let`.
enum LetCommand {
  static let specification = CommandSpecification(
    .change(.let), topic: .session, summary: "give a value a name", usage: ["let NAME = EXPR"],
    examples: ["let k = [[1, 0], [0, -1]]; k * 2"],
    discussion: [
      "The value is worked out once, now. An option's word, as lr, may be a name; that of a "
        + "command, function or picture may not.",
      "A session holds at most 2 GiB. Each name counts by itself; `let k = 0` frees the numbers "
        + "that k had.",
    ],
    parameters: [
      Parameter("name", .newName(.value)), Parameter("value", .expression, keywords: ["="]),
    ])
}
