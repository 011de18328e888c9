/// The command `skip`.
enum SkipCommand {
  static let specification = CommandSpecification(
    .lesson(.skip), topic: .lessons, traits: [.isTheLearnersAlone],
    summary: "in a lesson: see the solution and go on",
    usage: ["skip"],
    examples: ["skip"], discussion: ["See `lesson`."])
}
