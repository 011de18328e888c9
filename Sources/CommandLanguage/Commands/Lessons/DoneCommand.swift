/// The command `done`.
enum DoneCommand {
  static let specification = CommandSpecification(
    .lesson(.done), topic: .lessons, traits: [.isTheLearnersAlone],
    summary: "in a lesson: have the step looked at",
    usage: ["done"],
    examples: ["done"],
    discussion: [
      "Says what does not hold yet. A step that is right is seen anyway; see `lesson`."
    ]
  )
}
