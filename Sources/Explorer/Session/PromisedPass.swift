import NeuralNetwork
import Synchronization

/// The pass of a training's last step, worked out when somebody first looks at it.
///
/// A large batch's activations and their gradients take many times the memory of its training; most
/// trainings are followed by another one, or by a look at the weights alone.
final class PromisedPass: Sendable {
  /// The network as it was before the step.
  let network: Network
  /// The step's batch, [sample, …inputShape].
  let input: Tensor
  /// How many numbers its activations have.
  let activationCount: Int
  private let target: Target
  private let result = Mutex<BackwardPass?>(nil)

  /// From so many numbers in all activations on it is worth the wait.
  private static let leastCount = 1 << 20

  /// Promises the pass of a step in double precision that was made; `nil` where it is small enough
  /// to be worked out at once.
  init?(_ network: Network, input: Tensor, target: Target) {
    let samples = input.shape[0]
    activationCount = network.layers.reduce(input.count) { $0 + samples * $1.outputShape.count }
    guard activationCount >= Self.leastCount else { return nil }
    self.network = network
    self.input = input
    self.target = target
  }

  /// The pass.
  var backward: BackwardPass {
    result.withLock { result in
      if let result { return result }
      do {
        let backward = try network.forward(input, target: target).backward()
        result = backward
        return backward
      } catch {
        preconditionFailure("the step was made with this batch: \(error)")
      }
    }
  }
}
