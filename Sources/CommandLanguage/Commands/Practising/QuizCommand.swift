/// The command `quiz`.
enum QuizCommand {
  static let specification = CommandSpecification(
    .exercise(.quiz), topic: .practising,
    summary: "exercises to do on paper, marked and explained",
    usage: ["quiz [TOPIC] [N] [seed S]", "quiz [TOPIC] seed S as ANSWER", "quiz tally"],
    examples: ["quiz sum seed 3 as 11.5", "quiz sum", "quiz shape 5", "quiz tally"],
    discussion: [
      "Each question shows a small network with numbers made for it; your own session is not "
        + "touched. Answer with a number or a sum to be worked out (`3*2 - 4`, `23/2`), a sign "
        + "(`+`, `-`, `0`), a shape (`2x6x6`), a pixel (`1,2`) or the number of a choice. "
        + "`skip` or Return shows the answer, `lines` the statements that make the network, "
        + "`quit` or Ctrl-D leaves.",
      "Without a topic all of them take turns. `quiz shape 5` stops after five. `seed 3` begins "
        + "with question 3 of the topic, the same for everybody; else you go on where you left "
        + "off. Behind `as`, a script gives the answer to one question.",
      "`quiz tally` shows what you had right, by topic. `worksheet` prints such questions.",
    ],
    parameters: [
      Parameter(
        "topic",
        .choice(QuizTopic.choices + [ParameterKind.Choice("tally", "what you had right so far")]),
        isOptional: true),
      Parameter("number", .integer(atLeast: 1), isOptional: true),
      Parameter("answer", .text, keywords: ["as"], isOptional: true),
    ],
    options: [OptionSpecification("seed", .integer(atLeast: 0), "the question to begin with")])
}
