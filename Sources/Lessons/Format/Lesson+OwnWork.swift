import CommandLanguage

extension Lesson {
  /// What a step has the learner work out, and what tells it from what was read off or typed.
  ///
  /// ```text
  /// own whole varying conv1.weight, target
  /// own first second of input.grad varying conv1.weight
  /// own felt measured
  /// own dense1.weight learned varying target
  /// own dense1.weight learned varying dense1.weight
  /// ```
  package struct OwnWork: Sendable {
    /// The line of the block's fence, counted from 1.
    package let line: Int
    /// What is worked out: names, or addresses that are assigned to.
    package let names: [Expression]
    /// Their texts.
    package let nameTexts: [String]
    /// Whether it rests on numbers that were read, so that it need not follow other values.
    package let isMeasured: Bool
    /// Whether gradients lead to it, so that it follows them rightly.
    package let isLearned: Bool
    /// The gradients that are asked for, where the answer does not show which they are.
    package let asked: [Expression]
    /// What is drawn anew.
    package let varying: [Expression]
    /// What to work it out from, as is said to who did not.
    package let remedy: Prose?

    /// Whether it is reached step by step, so that it follows where the steps begin, or a gradient.
    package var isWalked: Bool {
      isLearned && varying.contains { nameTexts.contains($0.sourceText) }
    }
  }
}
