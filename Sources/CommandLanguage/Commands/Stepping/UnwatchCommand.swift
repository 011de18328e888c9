/// The command `unwatch`.
enum UnwatchCommand {
  static let specification = CommandSpecification(
    .change(.unwatch), topic: .running, traits: [], summary: "stop showing values after every step",
    usage: ["unwatch [EXPR]"], examples: ["watch loss; unwatch"],
    arguments: WatchCommand.self, parameters: [WatchCommand.value])
}
