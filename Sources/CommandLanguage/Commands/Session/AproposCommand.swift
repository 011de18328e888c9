/// The command `apropos`.
enum AproposCommand {
  static let specification = CommandSpecification(
    .session(.apropos), topic: .session,
    summary: "the commands and functions whose help speaks of a word",
    usage: ["apropos WORD"], examples: ["apropos gradient"],
    parameters: [Parameter("word", .text)])
}
