import NeuralNetwork
import Synchronization

/// A pass that is worked out when somebody first looks at it: the same as one that was made, to the bit.
///
/// A large batch's activations and their gradients take many times the memory of what they come from.
/// Most trainings are followed by another one, or by a look at the weights alone, and most of the
/// sessions that `undo` keeps are never come back to.
package final class LazyPass: Sendable {
  /// The network as it was before the pass.
  package let network: Network
  /// The batch, [sample, …inputShape].
  package let input: Tensor
  /// What it is computed in.
  let precision: Precision
  /// Whether the way back from the loss belongs to it.
  let hasBackward: Bool
  /// How many numbers its activations have.
  let activationCount: Int
  private let target: Target?
  private let result = Mutex<Results?>(nil)

  /// What it comes to.
  struct Results {
    let forward: ForwardPass
    let backward: BackwardPass?
  }

  private init(
    _ network: Network, input: Tensor, target: Target?, precision: Precision, hasBackward: Bool
  ) {
    self.network = network
    self.input = input
    self.target = target
    self.precision = precision
    self.hasBackward = hasBackward
    let samples = input.shape[0]
    activationCount = network.layers.reduce(input.count) { $0 + samples * $1.outputShape.count }
  }

  /// From so many numbers in all activations on a training's last pass is worth the wait.
  private static let leastTrainedCount = 1 << 20
  /// From so many on it is not kept behind a session that has gone on: it is there again in about a
  /// millisecond.
  private static let leastKeptCount = 1 << 16

  /// Promises the pass of a step that was made; `nil` where it is small enough to be worked out at
  /// once.
  convenience init?(_ network: Network, input: Tensor, target: Target, precision: Precision) {
    self.init(network, input: input, target: target, precision: precision, hasBackward: true)
    guard activationCount >= Self.leastTrainedCount else { return nil }
  }

  /// Promises a pass that was made; `nil` where it is small, where it would not come out again from
  /// its network and batch alone, or where layers made it one by one.
  ///
  /// - Parameter hasBackward: whether to go back from the loss too.
  convenience init?(remaking pass: ForwardPass, hasBackward: Bool) {
    guard pass.isPlanned, pass.activations.count == pass.network.layers.count + 1 else {
      return nil
    }
    self.init(
      pass.network, input: pass.activations[0], target: pass.target, precision: pass.precision,
      hasBackward: hasBackward)
    guard activationCount >= Self.leastKeptCount else { return nil }
  }

  /// The same promise, not yet kept.
  var anew: LazyPass {
    LazyPass(
      network, input: input, target: target, precision: precision, hasBackward: hasBackward)
  }

  /// Whether it was worked out already.
  var isFulfilled: Bool { result.withLock { $0 != nil } }

  /// About how many numbers it holds where it is worked out.
  var fulfilledCount: Int { (hasBackward ? 2 : 1) * activationCount + network.numberCount }

  /// About how many numbers it holds now.
  var heldCount: Int {
    let results = result.withLock { $0 }
    return network.numberCount + input.count + (results?.forward.numberCount ?? 0)
      + (results?.backward?.numberCount ?? 0)
  }

  /// The pass.
  var results: Results {
    do {
      return try fulfilled(interruption: .never)
    } catch {
      preconditionFailure("the pass was made with this batch: \(error)")
    }
  }

  /// What the way back comes to.
  ///
  /// - Precondition: it belongs to the pass.
  var backward: BackwardPass {
    guard let backward = results.backward else {
      preconditionFailure("who promises gradients has promised the way back")
    }
    return backward
  }

  /// The pass, unless interrupted; then it stays promised.
  ///
  /// - Throws: ``PassError/interrupted``.
  @discardableResult
  func fulfilled(interruption: Interruption) throws(PassError) -> Results {
    if let known = result.withLock({ $0 }) { return known }
    let forward = try network.forward(
      input, target: target, in: precision, interruption: interruption)
    let backward = hasBackward ? try forward.backward(interruption: interruption) : nil
    let results = Results(forward: backward?.forward ?? forward, backward: backward)
    result.withLock { $0 = results }
    return results
  }
}

extension Session {
  /// Works out what was only promised of the pass and of the latest update.
  ///
  /// - Throws: ``Failure`` where interrupted; it stays promised.
  package func fulfilPromises(interruption: Interruption) throws(Failure) {
    do {
      try pass?.promise?.fulfilled(interruption: interruption)
      if case .promised(let promise)? = lastUpdate?.gradients {
        try promise.fulfilled(interruption: interruption)
      }
    } catch {
      throw Failure(.interrupted)
    }
  }
}
