import NeuralNetwork

/// Which constraint of a convolution a test drops.
package enum Relaxation: String, CaseIterable, Sendable {
  /// The weights of all positions being one.
  case sharing
  /// The windows, too, with sharing dropped before.
  case locality
  /// The windows, from the convolution at once.
  case directly
}

extension Network {
  /// This network with all its convolutions relaxed.
  package func relaxed(_ relaxation: Relaxation) throws -> Network {
    try Network(
      inputShape: inputShape,
      layers: layers.map { layer in
        guard case .convolution = layer.operation else { return layer }
        return switch relaxation {
        case .sharing: try layer.relaxingSharing()
        case .locality: try layer.relaxingSharing().relaxingLocality()
        case .directly: try layer.relaxingLocality()
        }
      }, sources: sources, owners: owners, loss: loss)
  }
}

/// The bits of the elements of a pass's tensors.
package func bits(_ tensors: PassTensors) -> [[UInt64]?] { bits(tensors.map(Optional.some)) }

/// The bits of some tensors' elements, where there is a tensor.
package func bits(_ tensors: [Tensor?]) -> [[UInt64]?] {
  tensors.map { $0?.elements.map(\.bitPattern) }
}
