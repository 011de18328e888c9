/// Everything one forward pass computed, kept for the backward pass and for questions.
///
/// Tensors have the batch axis in front, [sample, …], also where the batch is a single sample.
package struct ForwardPass: Sendable {
  /// The network as it was.
  package private(set) var network: Network
  /// The input and then the output of each layer: one more than there are layers.
  package let activations: PassTensors
  /// What each layer wrote down for its backward pass.
  package var contexts: [LayerContext] {
    switch notes {
    case .written(let contexts): contexts
    case .inMemory(let memory): memory.contexts
    }
  }
  private let notes: Notes
  /// What the output was held against, if there was a target.
  package let target: Target?
  /// The loss, where the network has one and there was a target.
  package let loss: Double?
  /// What it was computed in, as the pass back will be.
  package let precision: Precision
  /// The number of samples.
  package let batchSize: Int
  /// The memory in which the way back goes on, where a plan ran the pass and nothing has changed
  /// since.
  private(set) var memory: PassMemory?

  private enum Notes {
    case written([LayerContext])
    /// Worked out when somebody first looks at them.
    case inMemory(PassMemory)
  }

  /// Whether a plan ran it.
  package var isPlanned: Bool { if case .inMemory = notes { true } else { false } }

  /// The output of the last layer.
  package var output: Tensor { activations[activations.count - 1] }

  /// About how many numbers it holds beside its network: activations, and what layers wrote down.
  package var numberCount: Int {
    switch notes {
    case .written(let contexts):
      contexts.reduce(activations.heldCount) { $0 + $1.numberCount }
    case .inMemory: activations.heldCount
    }
  }

  /// Sets whether gradient passes below a layer in a backward pass to come.
  package mutating func setBlocked(_ isBlocked: Bool, layer name: String) {
    guard let index = network.index(ofLayer: name) else { return }
    network.update(layer: index) { $0.isBlocked = isBlocked }
    memory = nil
  }

  /// Gives a layer another name, so that what was computed is found under it.
  package mutating func rename(layer old: String, to new: String) {
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
    self.activations = PassTensors(activations)
    batchSize = activations[0].shape[0]
    notes = .written(contexts)
    self.target = target
    self.loss = loss
  }

  /// Makes a pass that a plan ran.
  ///
  /// - Parameter isHeld: whether the way back can go on in the memory.
  init(
    network: Network, memory: PassMemory, isHeld: Bool, target: Target?, loss: Double?,
    precision: Precision
  ) {
    self.precision = precision
    self.network = network
    activations = PassTensors(activationsIn: memory)
    batchSize = activations[0].shape[0]
    notes = .inMemory(memory)
    self.memory = isHeld ? memory : nil
    self.target = target
    self.loss = loss
  }
}

extension ForwardPass: Equatable {
  /// Whether both computed the same, whatever they keep for the way back.
  package static func == (one: ForwardPass, other: ForwardPass) -> Bool {
    one.network == other.network && one.target == other.target && one.loss == other.loss
      && one.precision == other.precision && one.activations == other.activations
      && one.contexts == other.contexts
  }
}
