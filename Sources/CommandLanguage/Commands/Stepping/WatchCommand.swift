/// The command `watch`.
enum WatchCommand {
  static let specification = CommandSpecification(
    .change(.watch), topic: .running, summary: "show a value after every step; alone, lists them",
    usage: ["watch [EXPR]"], examples: ["example sum; watch sum(conv1.out); step 2"],
    parameters: [Parameter("value", .expression, isOptional: true)])
}
