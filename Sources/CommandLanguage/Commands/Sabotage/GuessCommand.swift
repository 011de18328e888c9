/// The command `guess`.
enum GuessCommand {
  static let specification = CommandSpecification(
    .change(.guess), topic: .learning, summary: "say what is broken", usage: ["guess NAME"],
    examples: ["example cross; sabotage random; forward; backward; gradcheck; guess no-sum"],
    discussion: [
      "Says whether it is that, and after a right guess what gives the mistake away. "
        + "`sabotage` lists the names."
    ],
    parameters: [Parameter("fault", .choice(Vocabulary.faults))])
}
