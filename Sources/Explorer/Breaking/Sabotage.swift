import NeuralNetwork

/// What is broken on purpose, and whether the learner knows which it is.
public struct Sabotage: Equatable, Sendable {
  /// What is broken.
  let fault: Fault
  /// Whether it was chosen at random and not found yet: then nothing tells which it is.
  public internal(set) var isHidden: Bool
}
