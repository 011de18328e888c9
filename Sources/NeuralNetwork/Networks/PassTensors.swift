/// The tensors of a pass in order, each there from the start or read out of the pass's memory when it
/// is first looked at.
package struct PassTensors: RandomAccessCollection, Sendable {
  private let content: Content

  private enum Content {
    case known([Tensor])
    /// The activations of a pass that a plan ran.
    case activations(PassMemory)
    /// Their gradients.
    case gradients(PassMemory)
  }

  /// Takes tensors that are there.
  package init(_ tensors: some Sequence<Tensor>) { content = .known(Array(tensors)) }

  /// The activations that a plan has left in its memory.
  init(activationsIn memory: PassMemory) { content = .activations(memory) }

  /// The gradients that a plan has left in its memory.
  init(gradientsIn memory: PassMemory) { content = .gradients(memory) }

  /// The position of the first tensor.
  package var startIndex: Int { 0 }

  /// The position behind the last tensor.
  package var endIndex: Int {
    switch content {
    case .known(let tensors): tensors.count
    case .activations(let memory), .gradients(let memory): memory.activationCount
    }
  }

  /// A tensor.
  ///
  /// - Complexity: O(1), and O(*elements*) the first time where it has to be read.
  package subscript(position: Int) -> Tensor {
    switch content {
    case .known(let tensors): tensors[position]
    case .activations(let memory): memory.activation(position)
    case .gradients(let memory): memory.gradient(position)
    }
  }

  /// How many numbers all of them have.
  package var numberCount: Int {
    switch content {
    case .known(let tensors): tensors.reduce(0) { $0 + $1.count }
    case .activations(let memory), .gradients(let memory): memory.numberCount
    }
  }

  /// About how many numbers of double precision take as much memory as is taken now.
  package var heldCount: Int {
    switch content {
    case .known: numberCount
    case .activations(let memory): memory.heldActivationCount
    case .gradients(let memory): memory.heldGradientCount
    }
  }
}

extension PassTensors: Equatable {
  /// Whether all tensors are the same.
  ///
  /// - Complexity: O(*elements*)
  package static func == (one: PassTensors, other: PassTensors) -> Bool {
    one.elementsEqual(other)
  }
}

extension PassTensors: ExpressibleByArrayLiteral {
  /// Takes tensors that are there.
  package init(arrayLiteral elements: Tensor...) { self.init(elements) }
}
