/// The command `let`.
package struct LetCommand: CommandArguments {
  /// The name.
  package let name: Given<String>
  /// Its value.
  package let value: Given<Expression>

  static let name = RequiredArgument<String>("name", .newName(.value))
  static let value = RequiredArgument<Expression>("value", .expression, keywords: ["="])

  package init(_ call: CommandCall) throws(ArgumentError) {
    name = try call.read(Self.name)
    value = try call.read(Self.value)
  }

  static let specification = CommandSpecification(
    .change(.let), topic: .session, traits: [], summary: "give a value a name",
    usage: ["let NAME = EXPR"],
    examples: ["let k = [[1, 0], [0, -1]]; k * 2"],
    discussion: [
      "The value is worked out once, now. An option's word, as lr, may be a name; that of a "
        + "command, function or picture may not.",
      "A session holds at most 2 GiB. Each name counts by itself; `let k = 0` frees the numbers "
        + "that k had.",
    ],
    arguments: LetCommand.self, parameters: [name, value])
}
