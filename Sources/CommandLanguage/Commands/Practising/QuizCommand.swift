/// The command `quiz`.
package struct QuizCommand: CommandArguments {
  /// What is asked about; `nil` for all topics in turn.
  package let subject: Given<Subject>?
  /// After how many questions it ends.
  package let number: Given<Int>?
  /// The answer to one question.
  package let answer: Given<String>?
  /// The question to begin with.
  package let seed: Given<Int>?

  static let subject = OptionalArgument<Subject>("topic", .choice)
  static let number = OptionalArgument<Int>("number", .integer(atLeast: 1))
  static let answer = OptionalArgument<String>("answer", .text, keywords: ["as"])
  static let seed = ExerciseOptions.seed

  package init(_ call: CommandCall) throws(ArgumentError) {
    subject = call.read(Self.subject)
    number = call.read(Self.number)
    answer = call.read(Self.answer)
    seed = call.read(Self.seed)
  }

  static let specification = CommandSpecification(
    .exercise(.quiz), topic: .practising, traits: [.isTheLearnersAlone],
    summary: "exercises to do on paper, marked and explained",
    usage: ["quiz [TOPIC] [N] [seed S]", "quiz [TOPIC] seed S as ANSWER", "quiz tally"],
    examples: ["quiz sum seed 3 as 11.5", "quiz sum", "quiz shape 5", "quiz tally"],
    discussion: [
      "Each question shows a small network with numbers made for it; your own session is not "
        + "touched. Answer with a number or a sum to be worked out (`3*2 - 4`, `23/2`), a sign "
        + "(`+`, `-`, `0`), a shape (`2x6x6`), a pixel (`1,2`) or the number of a choice. "
        + "`skip` shows the answer; Return alone does not, it goes on from an answer to the next "
        + "question. `lines` shows the statements that make the network, `quit` or Ctrl-D leaves.",
      "Without a topic all of them take turns. `quiz shape 5` stops after five. `seed 3` begins "
        + "with question 3 of the topic, the same for everybody; else you go on where you left "
        + "off. Behind `as`, a script gives the answer to one question.",
      "`quiz tally` shows what you had right, by topic. `worksheet` prints such questions.",
    ],
    arguments: QuizCommand.self, parameters: [subject, number, answer], options: [seed])

  /// What is asked about.
  package enum Subject: WordChoice {
    /// One topic.
    case topic(QuizTopic)
    /// Nothing: what was right so far is told.
    case tally

    package static var offered: [Subject] { QuizTopic.offered.map { .topic($0) } + [.tally] }

    package var word: String {
      switch self {
      case .topic(let topic): topic.word
      case .tally: "tally"
      }
    }

    package var meaning: String {
      switch self {
      case .topic(let topic): topic.meaning
      case .tally: "what you had right so far"
      }
    }
  }
}
