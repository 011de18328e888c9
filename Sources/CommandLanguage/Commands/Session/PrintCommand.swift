/// The command `print`.
package struct PrintCommand: CommandArguments {
  /// What is printed.
  package let value: Given<Expression>

  static let value = RequiredArgument<Expression>("value", .expression)

  package init(_ call: CommandCall) throws(ArgumentError) {
    value = try call.read(Self.value)
  }

  static let specification = CommandSpecification(
    .change(.print), topic: .session, traits: [], summary: "a value, with every digit",
    usage: ["print EXPR"],
    examples: ["print 1/3", "example sum; forward; print sum(conv1.out)"],
    discussion: [
      "An expression alone prints its value, too.",
      "Of more than 1,000 numbers a terminal shows the first and last rows; a pipe, a file and "
        + "`--json` get all of them.",
    ],
    arguments: PrintCommand.self, parameters: [value])
}
