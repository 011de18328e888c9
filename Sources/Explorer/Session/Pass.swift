import NeuralNetwork

/// The last run of the network, forward and perhaps backward.
public struct Pass: Sendable {
  /// How much of a pass was computed.
  public enum Progress: Hashable, Sendable {
    /// All that was begun.
    case complete
    /// A part of the way forward.
    case halfForward
    /// All of the way forward and a part of the way back.
    case halfBackward
  }

  /// What the forward pass computed.
  public internal(set) var forward: ForwardPass
  /// What the latest backward pass computed.
  public internal(set) var backward: BackwardPass?
  /// The gradients as `.grad` shows them: the latest pass's, or the sum where `backward add` was
  /// used.
  public internal(set) var gradients: AccumulatedGradients?
  /// Whether the latest backward pass started from a gradient that was given, not from the loss.
  public internal(set) var startsFromGiven = false
  /// How much of it was computed; a walk step by step leaves a part.
  public internal(set) var progress = Progress.complete
  /// Whether values show a batch axis.
  public let isBatched: Bool
  /// The session's revision at which it ran.
  let revision: Int

  /// A batch-first tensor in the rank that the learner sees.
  func presented(_ tensor: Tensor) -> Tensor {
    isBatched ? tensor : tensor.reshaped(to: tensor.shape.droppingFirst())
  }
}
