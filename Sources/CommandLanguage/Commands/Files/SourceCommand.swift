/// The command `source`.
enum SourceCommand {
  static let specification = CommandSpecification(
    .session(.source), topic: .session, summary: "run the statements of a file",
    usage: ["source FILE"],
    examples: ["source my-network.gradus"],
    discussion: [
      "A script run in this way may not write files, and while it runs a session holds at most "
        + "512 MiB."
    ],
    parameters: [Parameter("file", .file)])
}
