extension Vocabulary {
  /// The words of a lesson; the shell acts on them.
  static let lessons: [CommandSpecification] = [
    CommandSpecification(
      .lesson(.lesson), topic: .lessons, summary: "be taught; alone, lists the lessons",
      usage: [
        "lesson [NAME|N [STEP]]", "lesson next|previous|goto N|reset|goal|progress|leave",
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
      parameters: [
        Parameter("what", .lesson, isOptional: true), Parameter("step", .text, isOptional: true),
      ]),
    CommandSpecification(
      .lesson(.hint), topic: .lessons, summary: "in a lesson: a hint, the next one each time",
      usage: ["hint"], examples: ["hint"],
      discussion: ["There are up to three: a nudge, a formula, the command. See `lesson`."]),
    CommandSpecification(
      .lesson(.done), topic: .lessons, summary: "in a lesson: have the step looked at",
      usage: ["done"],
      examples: ["done"],
      discussion: [
        "Says what does not hold yet. A step that is right is seen anyway; see `lesson`."
      ]
    ),
    CommandSpecification(
      .lesson(.skip), topic: .lessons, summary: "in a lesson: see the solution and go on",
      usage: ["skip"],
      examples: ["skip"], discussion: ["See `lesson`."]),
  ]

  /// Where `lesson` goes within one, each with what it does.
  public static let lessonPlaces: [NamedWord] = [
    NamedWord("next", "the next step"), NamedWord("previous", "the step before"),
    NamedWord("goto", "a step by its number"),
    NamedWord("question", "one of this step's questions, by its number; as takes a guess"),
    NamedWord("reset", "this step from its beginning"),
    NamedWord("goal", "what to do in this step"), NamedWord("progress", "how far you are"),
    NamedWord("leave", "back to what you had before"), NamedWord("list", "the lessons there are"),
  ]
}
