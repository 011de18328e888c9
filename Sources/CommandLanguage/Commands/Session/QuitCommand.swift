/// The command `quit`.
enum QuitCommand {
  static let specification = CommandSpecification(
    .session(.quit), abbreviations: ["exit"], topic: .session, traits: [.isTheLearnersAlone],
    summary: "leave, with nothing left behind",
    usage: ["quit"], examples: ["quit"],
    discussion: [
      "Ctrl-D on an empty line leaves, too; what was not saved by then is offered at the next "
        + "start."
    ])
}
