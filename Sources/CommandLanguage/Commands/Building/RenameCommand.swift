/// The command `rename`.
package struct RenameCommand: CommandArguments {
  /// The layer.
  package let old: Given<String>
  /// Its new name.
  package let new: Given<String>

  static let old = RequiredArgument<String>("old", .layer)
  static let new = RequiredArgument<String>("new", .newName(.layer))

  package init(_ call: CommandCall) throws(ArgumentError) {
    old = try call.read(Self.old)
    new = try call.read(Self.new)
  }

  static let specification = CommandSpecification(
    .change(.rename), topic: .building, traits: [.readsPass], summary: "give a layer another name",
    usage: ["rename OLD NEW"],
    examples: ["input 1x8x8; conv 2 3x3; rename conv1 edges"],
    discussion: [
      "The new name may not be a word that the language uses, as a command, option, function, "
        + "picture or kind of layer."
    ],
    arguments: RenameCommand.self, parameters: [old, new])
}
