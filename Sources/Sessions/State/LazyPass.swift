import NeuralNetwork
import Synchronization

/// The pass of a training's last step, worked out when somebody first looks at it.
///
/// A large batch's activations and their gradients take many times the memory of its training; most
/// trainings are followed by another one, or by a look at the weights alone.
package final class LazyPass: Sendable {
  /// The network as it was before the step.
  package let network: Network
  /// The step's batch, [sample, …inputShape].
  package let input: Tensor
  /// What it is computed in.
  let precision: Precision
  /// How many numbers its activations have.
  let activationCount: Int
  private let target: Target
  private let result = Mutex<BackwardPass?>(nil)

  /// From so many numbers in all activations on it is worth the wait.
  private static let leastCount = 1 << 20

  /// Promises the pass of a step that was made; `nil` where it is small enough to be worked out at
  /// once.
  init?(_ network: Network, input: Tensor, target: Target, precision: Precision) {
    let samples = input.shape[0]
    activationCount = network.layers.reduce(input.count) { $0 + samples * $1.outputShape.count }
    guard activationCount >= Self.leastCount else { return nil }
    self.network = network
    self.input = input
    self.target = target
    self.precision = precision
  }

  /// Whether it was worked out already.
  var isFulfilled: Bool { result.withLock { $0 != nil } }

  /// The pass.
  var backward: BackwardPass {
    do {
      return try fulfilled(interruption: .never)
    } catch {
      preconditionFailure("the step was made with this batch: \(error)")
    }
  }

  /// The pass, unless interrupted; then it stays promised.
  ///
  /// - Throws: ``PassError/interrupted``.
  @discardableResult
  func fulfilled(interruption: Interruption) throws(PassError) -> BackwardPass {
    if let known = result.withLock({ $0 }) { return known }
    let backward =
      try network
      .forward(input, target: target, in: precision, interruption: interruption)
      .backward(interruption: interruption)
    result.withLock { $0 = backward }
    return backward
  }
}

extension Session {
  /// Works out the last training step's pass where it was only promised.
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
