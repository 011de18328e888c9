/// The command `remove`.
package struct RemoveCommand: CommandArguments {
  /// The layer that goes.
  package let layer: Given<String>

  static let layer = RequiredArgument<String>("layer", .layer)

  package init(_ call: CommandCall) throws(ArgumentError) {
    layer = try call.read(Self.layer)
  }

  static let specification = CommandSpecification(
    .change(.remove), topic: .building, traits: [], summary: "take a layer out",
    usage: ["remove NAME"],
    examples: ["input 1x8x8; conv 2 3x3; relu; dense 3; remove relu1"],
    discussion: ["The others keep their weights and names; `undo` puts it back."],
    arguments: RemoveCommand.self, parameters: [layer])
}
