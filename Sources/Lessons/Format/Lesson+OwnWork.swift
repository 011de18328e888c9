import CommandLanguage

extension Lesson {
  /// What a step has the learner work out, and what tells it from what was read off or typed.
  ///
  /// ```text
  /// own whole varying conv1.weight, target
  /// own first second of input.grad varying conv1.weight
  /// own felt measured
  /// own dense1.weight learned varying target
  /// ```
  public struct OwnWork: Sendable {
    /// The line of the block's fence, counted from 1.
    public let line: Int
    /// What is worked out: names, or addresses that are assigned to.
    public let names: [Expression]
    /// Their texts.
    public let nameTexts: [String]
    /// Whether it rests on numbers that were read, so that it need not follow other values.
    public let isMeasured: Bool
    /// Whether gradients lead to it, so that it follows them rightly.
    public let isLearned: Bool
    /// The gradients that are asked for, where the answer does not show which they are.
    public let asked: [Expression]
    /// What is drawn anew.
    public let varying: [Expression]
    /// What to work it out from, as is said to who did not.
    public let remedy: Prose?
  }
}
