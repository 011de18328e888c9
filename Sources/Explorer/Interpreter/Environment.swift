import NeuralNetwork

/// What an interpreter may ask of the world outside.
public struct Environment: Sendable {
  /// Asked now and then whether to stop.
  public let interruption: Interruption
  /// Whether statements may write files; those of a file that `source` reads never may.
  public let mayWriteFiles: Bool
  /// Asks the learner a question and gives the answer; `nil` where nobody can be asked.
  public let ask: (@Sendable (String) -> String?)?

  /// Makes an environment; unless told otherwise nothing stops it and nobody is asked.
  public init(
    interruption: Interruption = .never, mayWriteFiles: Bool = true,
    ask: (@Sendable (String) -> String?)? = nil
  ) {
    self.interruption = interruption
    self.mayWriteFiles = mayWriteFiles
    self.ask = ask
  }
}
