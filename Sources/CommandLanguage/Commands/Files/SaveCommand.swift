/// The command `save`.
enum SaveCommand {
  static let specification = CommandSpecification(
    .session(.save), topic: .session, summary: "write a script that rebuilds this session",
    usage: ["save FILE", "save FILE with weights"],
    examples: ["save my-network.gradus", "example sum; save trained.gradus with weights"],
    discussion: [
      "The file is plain text; `source FILE` runs it, and it begins with `reset`. A name with "
        + "spaces, `;` or `#` is put in quotes; `~/` is your home, and `-` is standard output.",
      "`with weights` writes every weight, input, target and name to the last bit, in place of "
        + "the statements that trained them: nothing is trained again. What an optimizer "
        + "remembers from step to step, the order of samples and the count of draws begin anew.",
      "A file that Gradus did not write, or that was changed since, is kept as `NAME~`.",
    ],
    parameters: [Parameter("file", .file)],
    options: [
      OptionSpecification(
        "with", .choice([.init("weights", "every number, in place of training")]),
        "keeps what was learned")
    ])
}
