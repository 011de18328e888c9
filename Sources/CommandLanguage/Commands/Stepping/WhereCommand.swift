/// The command `where`.
enum WhereCommand {
  static let specification = CommandSpecification(
    .view(.where), topic: .running, traits: [.readsPass], summary: "where stepping stands",
    usage: ["where"],
    examples: ["example sum; step 2; where"])
}
