/// The command `apropos`.
package struct AproposCommand: CommandArguments {
  /// The word that is looked for.
  package let text: Given<String>

  static let text = RequiredArgument<String>("word", .text)

  package init(_ call: CommandCall) throws(ArgumentError) {
    text = try call.read(Self.text)
  }

  static let specification = CommandSpecification(
    .session(.apropos), topic: .session, traits: [],
    summary: "the commands and functions whose help speaks of a word",
    usage: ["apropos WORD"], examples: ["apropos gradient"],
    arguments: AproposCommand.self, parameters: [text])
}
