import Lessons

/// What a class got wrong in a step, and how.
package struct StepTrouble: Sendable {
  /// A wrong guess, or what was said to a mistake, and how many made it.
  package struct Mistake: Equatable, Sendable {
    /// The guess, or the words.
    package let words: String
    /// How many.
    package let count: Int
  }

  /// A question of the step.
  package struct Question: Sendable {
    /// The question.
    package let words: String
    /// The answer.
    package let answer: String
    /// How many answered it, or asked for the answer.
    package let asked: Int
    /// How many were right the first time.
    package let right: Int
    /// How many asked for the answer without a guess.
    package let unguessed: Int
    /// The wrong guesses, the commonest first.
    package let wrong: [Mistake]
  }

  /// The step.
  package let step: ClassReport.Step
  /// How many came to it.
  package let reached: Int
  /// How many had the lesson do it.
  package let skipped: Int
  /// How many hints were asked for.
  package let hints: Int
  /// How often somebody said too early that it was done.
  package let tries: Int
  /// The questions of it.
  package let questions: [Question]
  /// What was said to mistakes at its task, the commonest first.
  package let slips: [Mistake]

  /// How much of the class had trouble: the largest share of those who were wrong, or who did not do it.
  package var share: Double {
    let missed = questions.map { Double($0.asked - $0.right) / Double(max($0.asked, 1)) }.max() ?? 0
    let slipped = slips.first.map(\.count) ?? 0
    return max(missed, Double(max(skipped, slipped)) / Double(max(reached, 1)))
  }

  /// Looks at a step; `nil` where nobody had trouble in it.
  ///
  /// What was not checked does not count.
  init?(at step: ClassReport.Step, of lesson: Lesson, _ parts: [CheckedHandIn.Part]) {
    let replays = parts.filter { $0.progress.name == step.lesson }.compactMap(\.replay)
    let reached = replays.filter { replay in
      replay.records[step.step] != StepRecord()
        || replay.answers.contains { $0.step == step.step }
    }
    self.step = step
    self.reached = reached.count
    skipped = reached.count { $0.records[step.step].ending == .skipped }
    hints = reached.reduce(0) { $0 + $1.records[step.step].hints }
    tries = reached.reduce(0) { $0 + $1.records[step.step].tries }
    let answers = reached.flatMap(\.answers).filter { $0.step == step.step }
    questions = lesson.steps[step.step].predictions.enumerated().compactMap { place, prediction in
      let given = answers.filter { $0.question == place }
      guard let first = given.first else { return nil }
      return Question(
        words: prediction.question.lines.joined(separator: " "), answer: first.value,
        asked: given.count, right: given.count(where: \.isRight),
        unguessed: given.count { $0.guess == nil },
        wrong: Self.counted(given.filter { !$0.isRight }.compactMap(\.guess)))
    }
    slips = Self.counted(
      reached.flatMap { $0.slips.filter { $0.step == step.step }.map(\.words) })
    if share == 0, tries == 0 { return nil }
  }

  /// The different ones with how often each is there, the commonest first.
  private static func counted(_ words: [String]) -> [Mistake] {
    Dictionary(grouping: words) { $0 }.map { Mistake(words: $0.key, count: $0.value.count) }
      .sorted { ($1.count, $0.words) < ($0.count, $1.words) }
  }
}
