/// Everything one forward pass computed, kept for the backward pass and for questions.
///
/// Tensors have the batch axis in front, [sample, …], also where the batch is a single sample.
public struct ForwardPass: Equatable, Sendable {
  /// The network as it was.
  public private(set) var network: Network
  /// The input and then the output of each layer: one more than there are layers.
  public let activations: [Tensor]
  /// What each layer wrote down for its backward pass.
  public let contexts: [LayerContext]
  /// What the output was held against, if there was a target.
  public let target: Target?
  /// The loss, where the network has one and there was a target.
  public let loss: Double?
  /// What it was computed in, as the pass back will be.
  public let precision: Precision

  /// The number of samples.
  public var batchSize: Int { activations[0].shape[0] }
  /// The output of the last layer.
  public var output: Tensor { activations[activations.count - 1] }

  /// About how many numbers it holds beside its network: activations, and what layers wrote down.
  public var numberCount: Int {
    activations.reduce(0) { $0 + $1.count } + contexts.reduce(0) { $0 + $1.numberCount }
  }

  /// Sets whether gradient passes below a layer in a backward pass to come.
  public mutating func setBlocked(_ isBlocked: Bool, layer name: String) {
    guard let index = network.index(ofLayer: name) else { return }
    network.update(layer: index) { $0.isBlocked = isBlocked }
  }

  /// Gives a layer another name, so that what was computed is found under it.
  public mutating func rename(layer old: String, to new: String) {
    guard let index = network.index(ofLayer: old) else { return }
    network.update(layer: index) { $0.name = new }
  }

  /// Makes a pass of its parts, which may be half computed, as a walk step by step leaves them.
  package init(
    network: Network, activations: [Tensor], contexts: [LayerContext], target: Target?,
    loss: Double?, precision: Precision = .float64
  ) {
    self.precision = precision
    self.network = network
    self.activations = activations
    self.contexts = contexts
    self.target = target
    self.loss = loss
  }
}
