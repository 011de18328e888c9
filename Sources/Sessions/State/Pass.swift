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

    /// How many numbers the gradients of an earlier pass hold.
    var earlierCount: Int { gradients?.heldCount ?? 0 }
  }

  private enum Content {
    case known(Results)
    /// What is worked out when it is looked at, and the gradients that are shown; those of a training's
    /// last pass are not known before.
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

  /// What is worked out when it is looked at, if anything.
  var promise: LazyPass? {
    switch content {
    case .known: nil
    case .promised(let promise, _): promise
    }
  }

  /// Whether the gradients that are shown were broken on purpose; known before they are.
  package var isBroken: Bool {
    switch content {
    case .known(let results): results.gradients?.isBroken ?? false
    case .promised(_, let gradients): gradients?.isBroken ?? false
    }
  }

  /// Works out the gradients of the parameters, and perhaps of the input, where they are but promised.
  ///
  /// - Throws: ``PassError/interrupted``; they stay promised.
  package func fulfilGradients(ofInput: Bool, interruption: Interruption) throws(PassError) {
    switch content {
    case .promised(let promise, nil) where promise.hasBackward:
      try promise.fulfilled(interruption: interruption)
    case .known, .promised:
      if ofInput { try gradients?.promise?.fulfilled(interruption: interruption) }
    }
  }

  /// About how many numbers it holds, or will.
  var elementCount: Int {
    switch content {
    case .known(let results):
      results.forward.numberCount + (results.backward?.numberCount ?? results.earlierCount)
    case .promised(let promise, let gradients):
      promise.fulfilledCount
        + (promise.hasBackward ? 0 : gradients?.promise?.fulfilledCount ?? 0)
    }
  }

  /// About how many numbers it holds now.
  var heldCount: Int {
    switch content {
    case .known: elementCount
    case .promised(let promise, let gradients):
      promise.heldCount
        + (promise.hasBackward ? gradients?.parameterCount ?? 0 : gradients?.heldCount ?? 0)
    }
  }

  /// The same pass, but for what is large and comes out again from its network and batch: that is
  /// promised.
  var promised: Pass {
    guard progress == .complete, !startsFromGiven else { return self }
    let known: LazyPass?
    let shown: AccumulatedGradients?
    switch content {
    case .promised(let promise, let gradients): (known, shown) = (promise.anew, gradients)
    case .known(let results):
      // What was blocked since, or broken then, would come out otherwise.
      if let backward = results.backward,
        backward.fault != nil || backward.forward.network != results.forward.network
      {
        return self
      }
      known = LazyPass(remaking: results.forward, hasBackward: results.backward != nil)
      shown = results.gradients
    }
    guard let known else { return self }
    var copy = self
    copy.content = .promised(
      known,
      gradients: shown?.promised(by: known.hasBackward && shown?.passes == 1 ? known : nil))
    return copy
  }

  /// A batch-first tensor in the rank that the learner sees.
  package func presented(_ tensor: Tensor) -> Tensor {
    isBatched ? tensor : tensor.reshaped(to: tensor.shape.droppingFirst())
  }
}
