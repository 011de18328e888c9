/// The command `hint`.
enum HintCommand {
  static let specification = CommandSpecification(
    .lesson(.hint), topic: .lessons, traits: [.isTheLearnersAlone],
    summary: "in a lesson: a hint, the next one each time",
    usage: ["hint"], examples: ["hint"],
    discussion: ["There are up to three: a nudge, a formula, the command. See `lesson`."])
}
