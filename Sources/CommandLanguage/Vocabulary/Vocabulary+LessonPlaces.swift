extension Vocabulary {
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
