/// What can be set of an update rule, in the order in which it is written.
package enum RuleOption: String, Hashable, Sendable, CaseIterable {
  /// The learning rate.
  case lr
  /// How much of RMSprop's mean square is kept.
  case alpha
  /// How much of Adam's mean gradient is kept.
  case beta1
  /// How much of Adam's mean square is kept.
  case beta2
  /// What is added to a root that is divided by.
  case eps
  /// How much of the last step is kept.
  case momentum
  /// Whether momentum looks ahead.
  case nesterov
  /// Whether the mean gradient is taken off the mean square.
  case centered
  /// How strongly weights are pulled to zero.
  case decay

  /// What an option is set to.
  package enum Value: Hashable, Sendable {
    case number(Double)
    case flag(Bool)
  }

  /// Whether it is on or off, and no number.
  package var isFlag: Bool {
    switch self {
    case .nesterov, .centered: true
    case .lr, .alpha, .beta1, .beta2, .eps, .momentum, .decay: false
    }
  }
}

/// What a rule remembers of each weight from step to step.
package enum Remembered: String, Hashable, Sendable {
  /// The sum of past steps, fading.
  case velocity
  /// The running mean of the gradient.
  case mean
  /// The running mean of its square.
  case square
  /// The sum of its squares.
  case sum
}
