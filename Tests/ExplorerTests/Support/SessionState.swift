import Explorer
import NeuralNetwork
import Sessions

/// All that a session holds, to see whether two are the same.
struct SessionState: Equatable {
  let network: Network?
  let input: InputValue?
  let target: Tensor?
  let definitions: [String: Tensor]
  let seed: UInt64
  let drawCount: Int
  let isStale: Bool
  let forward: ForwardPass?
  let backward: BackwardPass?
  let gradients: AccumulatedGradients?
  let ordinals: [String: Int]
  let optimiser: Optimiser

  /// What an interpreter's session holds now.
  init(_ interpreter: Interpreter) {
    let session = interpreter.session
    network = session.network
    input = session.input
    target = session.target
    // A large one is only there to fill the memory.
    definitions = session.definitions.mapValues {
      $0.count > 100_000 ? Tensor(Double($0.count)) : $0
    }
    seed = session.seed
    drawCount = session.drawCount
    isStale = session.isStale
    forward = session.pass?.forward
    backward = session.pass?.backward
    gradients = session.pass?.gradients
    ordinals = session.ordinals
    optimiser = session.optimiser
  }
}
