import NeuralNetwork

/// What is broken on purpose, and whether the learner knows which it is.
package struct Sabotage: Equatable, Sendable {
  /// What is broken.
  package let fault: Fault
  /// Whether it was chosen at random and not found yet: then nothing tells which it is.
  package var isHidden: Bool

  /// Makes a sabotage of its parts.
  package init(fault: Fault, isHidden: Bool) {
    self.fault = fault
    self.isHidden = isHidden
  }
}
