import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

/// The layer that a view was asked about, and the pass that ran through it.
package struct ViewedLayer {
  /// The layer as it is now; as it was in the last pass where it is gone since.
  package var layer: Layer { network.layers[index] }
  /// The network that has it, and where.
  package let network: Network
  package let index: Int
  private let session: Session
  private let range: SourceRange

  /// Finds the layer that was named.
  ///
  /// - Throws: ``Problem/notALayer(_:layers:)``.
  package init(_ session: Session, _ given: Given<String>) throws(Failure) {
    let name = given.value
    range = given.range
    let networks = [session.network, session.pass?.forward.network].compactMap(\.self)
    guard
      let found = networks.lazy.compactMap({ network in
        network.index(ofLayer: name).map { (network, $0) }
      }).first
    else { throw Failure(.notALayer(name, layers: session.layerNames), at: range) }
    (network, index) = found
    self.session = session
  }

  /// The weight of a layer that has one; else a failure that says which layers do.
  package func weight(for command: String) throws(Failure) -> Tensor {
    if let weight = layer.weight { return weight }
    let other = session.network?.layers.first {
      $0.weight != nil && $0.computation == .products
    }?.name
    throw Failure(
      .notApplicable(
        command: command, reason: "\(layer.name) has no weights; conv and dense layers have",
        remedy: other.map { "\(command) \($0)" } ?? "conv 2 3x3"), at: range)
  }

  /// The layer in the last backward pass.
  package func differentiated() throws(Failure) -> DifferentiatedLayer {
    if let found = differentiatedIfAny { return found }
    throw Failure(.noValueYet("\(layer.name).out.grad", needing: .gradients), at: range)
  }

  /// The layer in the last backward pass, if it took part in one.
  package var differentiatedIfAny: DifferentiatedLayer? {
    guard let pass = session.pass, let backward = pass.backward, let gradients = pass.gradients,
      let index = pass.forward.network.index(ofLayer: layer.name)
    else { return nil }
    return DifferentiatedLayer(
      index: index, pass: pass, backward: backward, gradients: gradients)
  }
}

/// A layer in the last backward pass.
package struct DifferentiatedLayer {
  /// Its position in the network.
  package let index: Int
  /// The pass.
  package let pass: Pass
  /// The pass's way back.
  package let backward: BackwardPass
  /// The gradients as the learner sees them.
  package let gradients: AccumulatedGradients

  /// Makes a differentiated layer of its parts.
  package init(index: Int, pass: Pass, backward: BackwardPass, gradients: AccumulatedGradients) {
    self.index = index
    self.pass = pass
    self.backward = backward
    self.gradients = gradients
  }

  /// Another layer in the same pass.
  package func use(_ layer: Int) -> DifferentiatedLayer {
    DifferentiatedLayer(index: layer, pass: pass, backward: backward, gradients: gradients)
  }

  /// The layer as it was in the pass.
  package var layer: Layer { backward.forward.network.layers[index] }
  /// What went in, [sample, …].
  package var input: Tensor { backward.forward.input(ofLayer: index) }
  /// The gradient arriving at what came out, [sample, …].
  package var upstream: Tensor { backward.activationGradients[index + 1] }
  /// The number of samples.
  package var samples: Int { backward.forward.batchSize }
  /// Whether other layers use the same weights.
  package var isShared: Bool {
    let network = backward.forward.network
    return network.uses(ofLayer: network.owner(ofLayer: index)).count > 1
  }
}
