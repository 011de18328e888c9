/// The command `lesson`.
package struct LessonCommand: CommandArguments {
  /// A lesson, or where to go within one; `nil` to list the lessons.
  package let subject: Given<Alternative<String, LessonPlace>>?
  /// What stands behind it.
  package let step: Given<String>?

  static let subject = OptionalArgument<Alternative<String, LessonPlace>>(
    "what", .lesson(or: LessonPlace.self))
  static let step = OptionalArgument<String>("step", .text)

  package init(_ call: CommandCall) throws(ArgumentError) {
    subject = call.read(Self.subject)
    step = call.read(Self.step)
  }

  static let specification = CommandSpecification(
    .lesson(.lesson), topic: .lessons, traits: [.isTheLearnersAlone],
    summary: "be taught; alone, lists the lessons",
    usage: [
      "lesson [NAME|N [STEP]]", "lesson next|previous|reset|goal|progress|leave", "lesson goto N",
      "lesson question N [as GUESS]",
    ],
    examples: ["lesson", "lesson 1", "lesson by-hand 3"],
    discussion: [
      "In a lesson any command may be typed at any time; the step is done when what it asks for "
        + "is so. `hint`, `done` and `skip` help; `lesson goal` says again what to do.",
      "Exploring is never wrong: a step has a state of its own. Its questions are about that, "
        + "its solution starts from it and the next step follows from it, whatever you tried. "
        + "What you type at a question is set aside when you answer, unless it does the task; "
        + "what you type behind that is your work on it, and `lesson reset` takes it back.",
      "`lesson question N as GUESS` asks a question of the step again. In a notebook, which "
        + "`gradus lesson export NAME --format ipynb` writes, `lesson NAME STEP` begins each step, "
        + "and `done` judges it.",
      "How far you are is kept: the same lesson goes on there. `lesson leave` brings back what "
        + "you had before it.",
    ],
    arguments: LessonCommand.self, parameters: [subject, step])
}
