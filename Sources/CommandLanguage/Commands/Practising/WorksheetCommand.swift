/// The command `worksheet`.
package struct WorksheetCommand: CommandArguments {
  /// How many exercises.
  package let number: Given<Int>
  /// What they are about; `nil` for all topics in turn.
  package let topic: Given<QuizTopic>?
  /// The file that is written.
  package let file: Given<String>?
  /// The question to begin with.
  package let seed: Given<Int>?

  static let number = RequiredArgument<Int>("number", .integer(atLeast: 1))
  static let topic = OptionalArgument<QuizTopic>("topic", .choice)
  static let file = OptionalArgument<String>("file", .file, keywords: ["to"])
  static let seed = ExerciseOptions.seed

  package init(_ call: CommandCall) throws(ArgumentError) {
    number = try call.read(Self.number)
    topic = call.read(Self.topic)
    file = call.read(Self.file)
    seed = call.read(Self.seed)
  }

  static let specification = CommandSpecification(
    .exercise(.worksheet), topic: .practising, traits: [.isTheLearnersAlone],
    summary: "a page of exercises to print, with its key apart",
    usage: ["worksheet N [TOPIC] [seed S] [to FILE]"],
    examples: ["worksheet 8", "worksheet 6 sum seed 3", "worksheet 10 seed 7 to sheet.html"],
    discussion: [
      "Shows the questions and then their key. `to sheet.html`, `sheet.md` or `sheet.txt` writes "
        + "the page in that format, and beside it the key: `sheet-key.html`.",
      "The same seed gives the same page. Questions are those of `quiz`, from number S on.",
    ],
    arguments: WorksheetCommand.self, parameters: [number, topic, file], options: [seed])
}
