/// The command `help`.
package struct HelpCommand: CommandArguments {
  /// The word; `nil` for how to begin.
  package let topic: Given<Alternative<String, Page>>?

  static let topic = OptionalArgument<Alternative<String, Page>>("topic", .helpTopic(or: Page.self))

  package init(_ call: CommandCall) throws(ArgumentError) {
    topic = call.read(Self.topic)
  }

  static let specification = CommandSpecification(
    .session(.help), topic: .session, traits: [], summary: "how to begin, or all about a word",
    usage: ["help [WORD]"],
    examples: ["help", "help conv", "help all"],
    discussion: [
      "`help` alone shows ten commands and the way to a first gradient; `help all` every "
        + "command; `help sum` works for functions, pictures and options, too."
    ],
    arguments: HelpCommand.self, parameters: [topic])

  /// Pages of their own.
  package enum Page: String, CaseIterable, WordChoice {
    case all

    package var meaning: String {
      switch self {
      case .all: "every command"
      }
    }
  }
}
