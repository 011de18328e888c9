/// The options of all exercises.
enum ExerciseOptions {
  /// The question to begin with.
  static let seed = ValueOption<Int>("seed", .integer(atLeast: 0), "the question to begin with")
}
