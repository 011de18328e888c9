import NeuralNetwork

/// A walk through forward, loss, backward and update, one position at a time.
///
/// It holds a pass that is half computed: what was not reached yet is 0. Every sum is added in the
/// order that the engine states, so that a walk to the end of a pass gives the same numbers to the
/// last bit. A position is one output: a pixel of a convolution, a window of a pool, a unit; a term
/// is one multiply-add within it.
///
/// ```
/// var stepper = try Stepper(network, input: batch, target: target, optimiser: optimiser)
/// try stepper.step()                    // the first pixel of the first layer
/// try stepper.finishPass()              // the rest of the forward pass
/// stepper.back(1)                       // as it was before its last position
/// ```
///
/// To go back nothing is stored but the way: the present stage is cleared and walked again up to
/// the place, for the stages before it are still there. So a step back costs at most one layer.
package struct Stepper: Equatable, Sendable {
  /// The network as the walk began.
  package let network: Network
  /// What the output is held against.
  package let target: Target?
  /// What is broken on purpose in the gradients, if anything.
  package private(set) var fault: Fault? { didSet { state.fault = fault } }
  /// What is broken on purpose in the update, if anything.
  package private(set) var updateFault: Fault?
  /// The stages and their positions.
  package let plan: StepPlan
  /// How many positions are done.
  package internal(set) var ordinal = 0
  /// How many terms of the next position are done.
  package internal(set) var term = 0
  /// What is computed so far.
  var state: StepState
  /// The steps taken.
  var trail = StepTrail()

  /// Begins a walk; nothing is computed yet.
  ///
  /// - Throws: ``PassError`` where the input or the target does not fit.
  /// - Precondition: the network has layers.
  package init(
    _ network: Network, input: Tensor, target: Target?, optimiser: Optimiser = Optimiser(),
    fault: Fault? = nil
  ) throws(PassError) {
    precondition(!network.layers.isEmpty, "there is something to walk through")
    let checked = try network.checked(input, target: target)
    self.network = network
    self.target = checked
    let hasLoss = network.loss != nil && checked != nil
    plan = StepPlan(network, samples: input.shape[0], hasLoss: hasLoss)
    state = try StepState(network, input: input, optimiser: optimiser)
    use(optimiser, fault: fault)
  }

  /// The number of samples.
  package var samples: Int { state.activations[0].shape[0] }
  /// Whether nothing was done yet.
  package var isAtStart: Bool { trail.isEmpty }
  /// Whether everything is done.
  package var isAtEnd: Bool { ordinal == plan.count }
  /// Whether the forward pass is whole.
  package var isForwardComplete: Bool { ordinal >= plan.endOfPass(at: 0) }
  /// Whether gradients exist: a first position of the backward pass was begun.
  package var hasBegunBackward: Bool {
    let start = plan.endOfPass(at: 0)
    return ordinal > start || (ordinal == start && term > 0)
  }
  /// Whether all gradients are whole.
  package var isBackwardComplete: Bool {
    guard let first = plan.stages.firstIndex(of: .lossGradient) else { return false }
    return ordinal >= plan.endOfPass(at: first)
  }
  /// Whether some weight may have been changed.
  package var hasBegunUpdate: Bool { isBackwardComplete && (ordinal, term) > (updateStart, 0) }

  /// The first position of the update.
  var updateStart: Int {
    plan.stages.firstIndex(of: .lossGradient).map { plan.endOfPass(at: $0) } ?? plan.count
  }

  /// The network with what the update changed so far.
  ///
  /// Behind the forward pass its running statistics have moved.
  package var currentNetwork: Network {
    guard isForwardComplete, network.movesInPasses else { return state.network }
    var network = state.network
    network.move(after: forwardPass)
    return network
  }
  /// The optimiser: behind the whole update, with what it remembers of it.
  package var currentOptimiser: Optimiser {
    isAtEnd ? state.updated?.optimiser ?? state.optimiser : state.optimiser
  }

  /// The optimiser as it is before the update.
  package var updatingOptimiser: Optimiser { state.optimiser }

  /// Takes another optimiser and what is frozen, where the update has not begun, and what is broken,
  /// where the pass that it breaks has not.
  package mutating func use(
    _ optimiser: Optimiser, frozen: [ParameterName: [Bool]] = [:], fault: Fault? = nil
  ) {
    let breaksUpdate = fault?.isOfUpdate ?? false
    if !hasBegunUpdate {
      (state.optimiser, state.frozen) = (optimiser, frozen)
      updateFault = breaksUpdate ? fault : nil
    }
    if !hasBegunBackward { self.fault = breaksUpdate ? nil : fault }
  }

  /// Gives a layer another name.
  package func renamed(layer old: String, to new: String) -> Stepper {
    var network = network
    if let index = network.index(ofLayer: old) { network.update(layer: index) { $0.name = new } }
    return Stepper(self, network: network) { state in
      state.rename(layer: old, to: new)
    }
  }

  private init(_ other: Stepper, network: Network, change: (inout StepState) -> Void) {
    self.network = network
    target = other.target
    fault = other.fault
    updateFault = other.updateFault
    plan = other.plan
    ordinal = other.ordinal
    term = other.term
    trail = other.trail
    state = other.state
    change(&state)
  }
}
