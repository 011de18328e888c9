/// The command `unfreeze`.
enum UnfreezeCommand {
  static let specification = CommandSpecification(
    .change(.unfreeze), topic: .learning, traits: [], summary: "let frozen weights learn again",
    usage: ["unfreeze [LAYER|ADDRESS|all]"],
    examples: ["example cross; freeze all; unfreeze dense1.bias"],
    arguments: FreezeCommand.self, parameters: [FreezeCommand.subject])
}
