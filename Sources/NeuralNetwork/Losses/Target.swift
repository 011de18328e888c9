/// What a network's output is held against, one entry for each sample.
package enum Target: Equatable, Sendable {
  /// The number of the right class of each sample.
  case classes([Int])
  /// The wanted output: [sample] followed by the output's axes.
  case values(Tensor)
}
