import Synchronization

/// The memory of a plan that ran a pass: tensors are read out of it when somebody looks at them, and
/// the way back goes on in it.
///
/// What the way forward wrote stays as it is. One way back runs in a memory; the next from the same
/// pass forward has a copy.
final class PassMemory: Sendable {
  /// The network whose pass it is.
  let network: Network
  private let samples: Int
  private let state: Mutex<State>

  /// What is looked at, and what it is read from; one of the two plans, by precision, until all was
  /// read.
  private struct State {
    var double: Plan<Double>?
    var single: Plan<Float>?
    var activations: [Tensor?]
    var gradients: [Tensor?]
    var contexts: [LayerContext]?
    /// Whether a way back runs or ran in it.
    var isTaken = false
    /// Whether the input's gradient was computed, for which nobody may ask.
    var hasInputGradient = false

    var layout: PlanLayout? { double?.layout ?? single?.layout }
    /// The plan's memory, counted in numbers of double precision.
    var size: Int { (double?.layout.size ?? 0) + (single?.layout.size ?? 0) / 2 }
  }

  /// From so many numbers on a memory is not held beside the tensors that are read out of it.
  private static let mostHeld = 1 << 23

  private init(_ network: Network, samples: Int, _ state: State) {
    self.network = network
    self.samples = samples
    self.state = Mutex(state)
  }

  /// Takes over a plan that has run forward.
  ///
  /// - Parameters:
  ///   - input: the batch that it ran, [sample, …inputShape], in the plan's precision.
  ///   - output: what it came to, [sample, …outputShape].
  convenience init<Scalar: PlanScalar>(
    _ plan: Plan<Scalar>, of network: Network, input: Tensor, output: Tensor
  ) {
    let count = network.layers.count + 1
    var state = State(
      activations: [Tensor?](repeating: nil, count: count),
      gradients: [Tensor?](repeating: nil, count: count))
    state.activations[0] = input
    state.activations[count - 1] = output
    state.double = plan as? Plan<Double>
    state.single = plan as? Plan<Float>
    self.init(network, samples: input.shape[0], state)
  }

  /// How many activations there are.
  var activationCount: Int { network.layers.count + 1 }

  /// How many numbers all of them have.
  var numberCount: Int {
    network.layers.reduce(network.inputShape.count) { $0 + $1.outputShape.count } * samples
  }

  /// The layout, for another pass of the same network over as many samples.
  func layout<Scalar: PlanScalar>(
    for network: Network, samples: Int, as scalar: Scalar.Type
  ) -> PlanLayout? {
    guard samples == self.samples, network.outline == self.network.outline else { return nil }
    return state.withLock { Scalar.self == Double.self ? $0.double?.layout : $0.single?.layout }
  }

  /// An activation, [sample, …].
  func activation(_ index: Int) -> Tensor { state.withLock { activation(index, in: &$0) } }

  /// What each layer wrote down.
  var contexts: [LayerContext] { state.withLock { contexts(in: &$0) } }

  /// The gradient of an activation, [sample, …].
  ///
  /// - Precondition: the way back has run.
  func gradient(_ index: Int) -> Tensor { state.withLock { gradient(index, in: &$0) } }

  private func activation(_ index: Int, in state: inout State) -> Tensor {
    if let known = state.activations[index] { return known }
    guard let read = state.double?.activation(index) ?? state.single?.activation(index) else {
      preconditionFailure("a memory is held until all was read")
    }
    let tensor = read.reshaped(to: network.shape(ofActivation: index).prepending(samples))
    state.activations[index] = tensor
    return tensor
  }

  private func gradient(_ index: Int, in state: inout State) -> Tensor {
    if let known = state.gradients[index] { return known }
    if index == 0, !state.hasInputGradient {
      state.double?.runToInput()
      state.single?.runToInput()
      state.hasInputGradient = true
    }
    guard let read = state.double?.gradient(index) ?? state.single?.gradient(index) else {
      preconditionFailure("a memory is held until all was read")
    }
    let tensor = read.reshaped(to: network.shape(ofActivation: index).prepending(samples))
    state.gradients[index] = tensor
    return tensor
  }

  private func contexts(in state: inout State) -> [LayerContext] {
    if let known = state.contexts { return known }
    let contexts = network.layers.indices.map { index -> LayerContext in
      // Of the numbers that came out, the largest are the same in either precision.
      guard case .largest = network.layers[index].computation else { return .none }
      let input = activation(index, in: &state)
      return
        (try? network.layers[index].forward(
          input, as: LayerRun(network), interruption: .never))?.context ?? .none
    }
    state.contexts = contexts
    return contexts
  }
}

/// The way back.
extension PassMemory {
  /// What a way back comes to: the memory that has the activations' gradients, and those of the
  /// parameters by layer.
  struct WayBack {
    let memory: PassMemory
    var weights: [Tensor?]
    var biases: [Tensor?]
  }

  /// Runs the way back, from the loss or from a gradient of the output.
  ///
  /// - Returns: `nil` where numbers are not finite and it would multiply them with the zeros that
  ///   stand for padding.
  /// - Throws: ``PassError/interrupted``.
  func backward(
    from upstream: Tensor?, interruption: Interruption
  ) throws(PassError) -> WayBack? {
    let memory = forWayBack()
    var isDone = false
    defer { if !isDone { memory.state.withLock { $0.isTaken = false } } }
    let parameters = try memory.state.withLock {
      state throws(PassError) -> (weights: [Tensor?], biases: [Tensor?])? in
      if state.double != nil {
        return try state.double?.backward(
          from: upstream, of: network, interruption: interruption) ?? nil
      }
      return try state.single?.backward(
        from: upstream, of: network, interruption: interruption) ?? nil
    }
    guard let parameters else { return nil }
    isDone = true
    return WayBack(memory: memory, weights: parameters.weights, biases: parameters.biases)
  }

  /// This memory, if no way back has run in it, or else a copy.
  private func forWayBack() -> PassMemory {
    let copy = state.withLock { state -> State? in
      if !state.isTaken {
        state.isTaken = true
        return nil
      }
      var copy = state
      copy.gradients = [Tensor?](repeating: nil, count: state.gradients.count)
      copy.hasInputGradient = false
      return copy
    }
    return copy.map { PassMemory(network, samples: samples, $0) } ?? self
  }
}

/// What is held.
extension PassMemory {
  /// Reads all activations, or all gradients, and lets go of the rest, where that is too large to be
  /// held beside them.
  ///
  /// - Returns: whether another pass can still run in it.
  /// - Throws: ``PassError/interrupted``.
  func settle(gradients: Bool, interruption: Interruption) throws(PassError) -> Bool {
    guard let size = state.withLock({ $0.layout?.size }), size > Self.mostHeld else { return true }
    for index in 0..<activationCount {
      try interruption.check()
      _ = gradients ? gradient(index) : activation(index)
    }
    if !gradients {
      try interruption.check()
      _ = contexts
    }
    state.withLock { ($0.double, $0.single) = (nil, nil) }
    return false
  }

  /// About how many numbers of double precision take as much memory as what is left of the way
  /// forward: half of the plan's memory, layout, what was read, and what layers wrote down.
  var heldActivationCount: Int {
    state.withLock { state in
      let table = (state.layout?.table.count ?? 0) / 2
      return state.activations.reduce(state.size / 2 + table) { $0 + ($1?.count ?? 0) }
        + (state.contexts ?? []).reduce(0) { $0 + $1.numberCount }
    }
  }

  /// The same of the way back, whose gradients are the other half.
  var heldGradientCount: Int {
    state.withLock { state in
      state.gradients.reduce(state.size / 2) { $0 + ($1?.count ?? 0) }
    }
  }
}
