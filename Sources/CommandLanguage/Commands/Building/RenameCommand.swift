/// The command `rename`.
enum RenameCommand {
  static let specification = CommandSpecification(
    .change(.rename), topic: .building, summary: "give a layer another name",
    usage: ["rename OLD NEW"],
    examples: ["input 1x8x8; conv 2 3x3; rename conv1 edges"],
    discussion: [
      "The new name may not be a word that the language uses, as a command, option, function, "
        + "picture or kind of layer."
    ],
    parameters: [Parameter("old", .layer), Parameter("new", .newName(.layer))])
}
