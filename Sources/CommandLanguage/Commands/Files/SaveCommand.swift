/// The command `save`.
package struct SaveCommand: CommandArguments {
  /// The file.
  package let file: Given<String>
  /// What is kept besides the statements.
  package let kept: Given<Kept>?

  static let file = RequiredArgument<String>("file", .file)
  static let kept = ValueOption<Kept>("with", .choice, "keeps what was learned")

  package init(_ call: CommandCall) throws(ArgumentError) {
    file = try call.read(Self.file)
    kept = call.read(Self.kept)
  }

  static let specification = CommandSpecification(
    .session(.save), topic: .session, traits: [.isTheLearnersAlone],
    summary: "write a script that rebuilds this session",
    usage: ["save FILE", "save FILE with weights"],
    examples: ["save my-network.gradus", "example sum; save trained.gradus with weights"],
    discussion: [
      "The file is plain text; `source FILE` runs it, and it begins with `reset`. A name with "
        + "spaces, `;` or `#` is put in quotes; `~/` is your home, and `-` is standard output.",
      "`with weights` writes every weight, input, target and name to the last bit, in place of "
        + "the statements that trained them: nothing is trained again. What an optimizer "
        + "remembers from step to step, how far a schedule is, the order of samples and the count "
        + "of draws begin anew.",
      "A file that Gradus did not write, or that was changed since, is kept as `NAME~`.",
    ],
    arguments: SaveCommand.self, parameters: [file], options: [kept])

  /// What can be kept.
  package enum Kept: String, CaseIterable, WordChoice {
    case weights

    package var meaning: String {
      switch self {
      case .weights: "every number, in place of training"
      }
    }
  }
}
