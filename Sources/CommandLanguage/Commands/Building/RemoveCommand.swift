/// The command `remove`.
enum RemoveCommand {
  static let specification = CommandSpecification(
    .change(.remove), topic: .building, summary: "take a layer out", usage: ["remove NAME"],
    examples: ["input 1x8x8; conv 2 3x3; relu; dense 3; remove relu1"],
    discussion: ["The others keep their weights and names; `undo` puts it back."],
    parameters: [Parameter("layer", .layer)])
}
