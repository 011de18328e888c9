/// The command `source`.
package struct SourceCommand: CommandArguments {
  /// The file.
  package let file: Given<String>

  static let file = RequiredArgument<String>("file", .file)

  package init(_ call: CommandCall) throws(ArgumentError) {
    file = try call.read(Self.file)
  }

  static let specification = CommandSpecification(
    .session(.source), topic: .session, traits: [.readsFiles, .isTheLearnersAlone],
    summary: "run the statements of a file",
    usage: ["source FILE"],
    examples: ["source my-network.gradus"],
    discussion: [
      "A script run in this way may not write files, and while it runs a session holds at most "
        + "512 MiB."
    ],
    arguments: SourceCommand.self, parameters: [file])
}
