/// The command `help`.
enum HelpCommand {
  static let specification = CommandSpecification(
    .session(.help), topic: .session, summary: "how to begin, or all about a word",
    usage: ["help [WORD]"],
    examples: ["help", "help conv", "help all"],
    discussion: [
      "`help` alone shows ten commands and the way to a first gradient; `help all` every "
        + "command; `help sum` works for functions, pictures and options, too."
    ],
    parameters: [Parameter("topic", .helpTopic, isOptional: true)])
}
