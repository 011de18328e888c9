/// The command `unwatch`.
enum UnwatchCommand {
  static let specification = CommandSpecification(
    .change(.unwatch), topic: .running, summary: "stop showing values after every step",
    usage: ["unwatch [EXPR]"], examples: ["watch loss; unwatch"],
    parameters: [Parameter("value", .expression, isOptional: true)])
}
