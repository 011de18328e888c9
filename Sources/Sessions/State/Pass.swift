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
    /// What is worked out when it is looked at, and the gradients shown where they are not its own.
    case promised(LazyPass, gradients: AccumulatedGradients?)
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
    content = .promised(promise, gradients: nil)
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
      case .promised(let promise, _): promise.results.forward
      }
    }
    set { results.forward = newValue }
  }
  /// What the latest backward pass computed.
  package var backward: BackwardPass? {
    get {
      switch content {
      case .known(let results): results.backward
      case .promised(let promise, _): promise.results.backward
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
      case .promised(let promise, let gradients):
        gradients
          ?? promise.results.backward.map { AccumulatedGradients($0, isFromLoss: true) }
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
    case .promised(let promise, _): promise.precision
    }
  }

  /// Whether there is a backward pass; known before it is worked out.
  package var hasBackward: Bool {
    switch content {
    case .known(let results): results.backward != nil
    case .promised(let promise, _): promise.hasBackward
    }
  }

  /// The network as it was; known before the pass is.
  package var network: Network {
    switch content {
    case .known(let results): results.forward.network
    case .promised(let promise, _): promise.network
    }
  }

  /// What is worked out when it is looked at.
  var promises: [LazyPass] {
    switch content {
    case .known(let results): [results.gradients?.promise].compactMap { $0 }
    case .promised(let promise, let gradients): [promise, gradients?.promise].compactMap { $0 }
    }
  }

  /// About how many numbers it holds, or will.
  var elementCount: Int {
    switch content {
    case .known(let results):
      results.forward.numberCount + (results.backward?.numberCount ?? 0)
    case .promised(let promise, _):
      2 * promise.activationCount + promise.network.numberCount
    }
  }

  /// About how many numbers it holds now.
  var heldCount: Int {
    switch content {
    case .known: elementCount
    case .promised(let promise, _): promise.heldCount
    }
  }

  /// The same pass, but for what is large and comes out again from its network and batch: that is
  /// promised.
  var promised: Pass {
    guard progress == .complete, !startsFromGiven else { return self }
    var copy = self
    switch content {
    case .promised(let promise, let gradients):
      copy.content = .promised(promise.anew, gradients: gradients?.promised)
    case .known(let results):
      // What was blocked since, or broken then, would come out otherwise.
      if let backward = results.backward,
        backward.fault != nil || backward.forward.network != results.forward.network
      {
        return self
      }
      guard
        let promise = LazyPass(
          remaking: results.forward, hasBackward: results.backward != nil)
      else { return self }
      let isOwn = results.backward.map { results.gradients?.isOf($0) == true } ?? false
      // A way back always leaves gradients: nobody would know later that there were none.
      if results.backward != nil, results.gradients == nil { return self }
      copy.content = .promised(promise, gradients: isOwn ? nil : results.gradients?.promised)
    }
    return copy
  }

  /// A batch-first tensor in the rank that the learner sees.
  package func presented(_ tensor: Tensor) -> Tensor {
    isBatched ? tensor : tensor.reshaped(to: tensor.shape.droppingFirst())
  }
}
