/// The command `restart`.
enum RestartCommand {
  static let specification = CommandSpecification(
    .stepping(.restart), topic: .running, traits: [.readsPass],
    summary: "step from the beginning again",
    usage: ["restart"],
    examples: ["example sum; step 3; restart"])
}
