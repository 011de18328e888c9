/// The command `worksheet`.
enum WorksheetCommand {
  static let specification = CommandSpecification(
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
      Parameter("topic", .choice(QuizTopic.choices), isOptional: true),
      Parameter("file", .file, keywords: ["to"], isOptional: true),
    ],
    options: [OptionSpecification("seed", .integer(atLeast: 0), "the question to begin with")])
}
