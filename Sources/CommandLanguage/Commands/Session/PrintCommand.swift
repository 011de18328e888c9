/// The command `print`.
enum PrintCommand {
  static let specification = CommandSpecification(
    .change(.print), topic: .session, summary: "a value, with every digit", usage: ["print EXPR"],
    examples: ["print 1/3", "example sum; forward; print sum(conv1.out)"],
    discussion: [
      "An expression alone prints its value, too.",
      "Of more than 1,000 numbers a terminal shows the first and last rows; a pipe, a file and "
        + "`--json` get all of them.",
    ],
    parameters: [Parameter("value", .expression)])
}
