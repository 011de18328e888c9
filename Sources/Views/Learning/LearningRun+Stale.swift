import Documents
import NeuralNetwork
import Sessions

extension LearningRun {
  /// A mark where the run was of another network than the one that there is now, or the weights have
  /// changed since the latest run ended; nothing otherwise.
  func staleBlocks(_ session: Session) -> [Block] {
    func stale(_ words: Text) -> [Block] { [.note(Note(.stale, words))] }
    guard let network = session.network else {
      return stale("run \(number) was of an earlier network; there is none now")
    }
    guard network.isBuilt(like: end) else {
      return stale("run \(number) was of an earlier network, not of the one there is now")
    }
    let isLatest = session.learning.latest?.number == number
    guard isLatest, !network.hasWeights(of: end) else { return [] }
    return stale("the weights have changed since run \(number) ended")
  }
}

extension Network {
  /// Whether another has the same layers, by kind, name and shape, whatever their weights are.
  fileprivate func isBuilt(like other: Network) -> Bool {
    inputShape == other.inputShape && layers.count == other.layers.count
      && zip(layers, other.layers).allSatisfy { one, other in
        one.name == other.name && one.operation == other.operation
          && one.outputShape == other.outputShape
      }
  }

  /// Whether the weights and biases are those of another network that is built alike.
  fileprivate func hasWeights(of other: Network) -> Bool {
    zip(layers, other.layers).allSatisfy { $0.weight == $1.weight && $0.bias == $1.bias }
  }
}
