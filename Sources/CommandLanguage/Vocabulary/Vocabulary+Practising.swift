extension Vocabulary {
  /// Exercises.
  static let practising: [CommandSpecification] = [
    CommandSpecification(
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
        Parameter("topic", .choice(quizTopics + quizWords), isOptional: true),
        Parameter("number", .integer(atLeast: 1), isOptional: true),
        Parameter("answer", .text, keywords: ["as"], isOptional: true),
      ],
      options: [OptionSpecification("seed", .integer(atLeast: 0), "the question to begin with")]),
    CommandSpecification(
      .exercise(.worksheet), topic: .practising,
      summary: "a page of exercises to print, with its key apart",
      usage: ["worksheet N [TOPIC] [seed S] [to FILE]"],
      examples: ["worksheet 8", "worksheet 6 sum seed 3", "worksheet 10 seed 7 to sheet.html"],
      discussion: [
        "Shows the questions and then their key. `to sheet.html`, `sheet.md` or `sheet.txt` writes "
          + "the page in that format, and beside it the key: `sheet-key.html`.",
        "The same seed gives the same page. Questions are those of `quiz`, from number S on.",
      ],
      parameters: [
        Parameter("number", .integer(atLeast: 1)),
        Parameter("topic", .choice(quizTopics), isOptional: true),
        Parameter("file", .file, keywords: ["to"], isOptional: true),
      ],
      options: [OptionSpecification("seed", .integer(atLeast: 0), "the question to begin with")]),
  ]

  private static let quizTopics = QuizTopic.allCases.map {
    ParameterKind.Choice($0.rawValue, $0.meaning)
  }

  private static let quizWords = [ParameterKind.Choice("tally", "what you had right so far")]
}
