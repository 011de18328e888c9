/// The command `unblock`.
enum UnblockCommand {
  static let specification = CommandSpecification(
    .change(.unblock), topic: .learning, traits: [.readsPass],
    summary: "let gradient pass below a layer again",
    usage: ["unblock [LAYER]"], examples: ["example both; block dense1; unblock dense1; net"],
    discussion: ["The next `backward` reaches the layers below again."],
    arguments: BlockCommand.self, parameters: [BlockCommand.layer])
}
