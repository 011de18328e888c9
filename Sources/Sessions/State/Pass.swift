import NeuralNetwork

/// The last run of the network, forward and perhaps backward.
package struct Pass: Sendable {
  /// How much of a pass was computed.
  package enum Progress: Hashable, Sendable {
    /// All that was begun.
    case complete
    /// A part of the way forward.
    case halfForward
    /// All of the way forward and a part of the way back.
    case halfBackward
  }

  /// What it computed, or the promise to.
  private var content: Content
  /// Whether the latest backward pass started from a gradient that was given, not from the loss.
  package var startsFromGiven = false
  /// How much of it was computed; a walk step by step leaves a part.
  package var progress = Progress.complete
  /// Whether values show a batch axis.
  package let isBatched: Bool
  /// The session's revision at which it ran.
  let revision: Int

  /// What was computed.
  private struct Results {
    var forward: ForwardPass
    var backward: BackwardPass?
    var gradients: AccumulatedGradients?
  }

  private enum Content {
    case known(Results)
    case promised(LazyPass)
  }

  /// Makes a pass of what was computed.
  package init(
    forward: ForwardPass, backward: BackwardPass?, gradients: AccumulatedGradients?,
    isBatched: Bool, revision: Int
  ) {
    content = .known(Results(forward: forward, backward: backward, gradients: gradients))
    self.isBatched = isBatched
    self.revision = revision
  }

  /// Makes a pass that is worked out when it is first looked at.
  package init(_ promise: LazyPass, isBatched: Bool, revision: Int) {
    content = .promised(promise)
    self.isBatched = isBatched
    self.revision = revision
  }

  /// What was computed, now if it was but promised.
  private var results: Results {
    get { Results(forward: forward, backward: backward, gradients: gradients) }
    set { content = .known(newValue) }
  }

  /// What the forward pass computed.
  package var forward: ForwardPass {
    get {
      switch content {
      case .known(let results): results.forward
      case .promised(let promise): promise.backward.forward
      }
    }
    set { results.forward = newValue }
  }
  /// What the latest backward pass computed.
  package var backward: BackwardPass? {
    get {
      switch content {
      case .known(let results): results.backward
      case .promised(let promise): promise.backward
      }
    }
    set { results.backward = newValue }
  }
  /// The gradients as `.grad` shows them: the latest pass's, or the sum where `backward add` was
  /// used.
  package var gradients: AccumulatedGradients? {
    get {
      switch content {
      case .known(let results): results.gradients
      case .promised(let promise): AccumulatedGradients(promise.backward)
      }
    }
    set { results.gradients = newValue }
  }

  /// What the forward pass computed; `nil` where it is but promised.
  package var knownForward: ForwardPass? {
    switch content {
    case .known(let results): results.forward
    case .promised: nil
    }
  }

  /// What it was computed in; known before it is.
  package var precision: Precision {
    switch content {
    case .known(let results): results.forward.precision
    case .promised(let promise): promise.precision
    }
  }

  /// Whether there is a backward pass; known before it is worked out.
  package var hasBackward: Bool {
    switch content {
    case .known(let results): results.backward != nil
    case .promised: true
    }
  }

  /// What is still to be worked out, if anything.
  var promise: LazyPass? {
    switch content {
    case .known: nil
    case .promised(let promise): promise
    }
  }

  /// About how many numbers it holds, or will.
  var elementCount: Int {
    switch content {
    case .known(let results):
      return results.forward.numberCount + (results.backward?.numberCount ?? 0)
    case .promised(let promise):
      return 2 * promise.activationCount + promise.network.numberCount
    }
  }

  /// A batch-first tensor in the rank that the learner sees.
  package func presented(_ tensor: Tensor) -> Tensor {
    isBatched ? tensor : tensor.reshaped(to: tensor.shape.droppingFirst())
  }
}
