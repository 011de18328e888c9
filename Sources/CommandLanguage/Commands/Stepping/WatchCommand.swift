/// The command `watch`.
package struct WatchCommand: CommandArguments {
  /// What is shown after every step; `nil` for all that is.
  package let value: Given<Expression>?

  static let value = OptionalArgument<Expression>("value", .expression)

  package init(_ call: CommandCall) throws(ArgumentError) {
    value = call.read(Self.value)
  }

  static let specification = CommandSpecification(
    .change(.watch), topic: .running, traits: [],
    summary: "show a value after every step; alone, lists them",
    usage: ["watch [EXPR]"], examples: ["example sum; watch sum(conv1.out); step 2"],
    arguments: WatchCommand.self, parameters: [value])
}
