import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Views
import Wording

extension Session {
  /// `forward`: the whole pass, and the loss where there is one and a target.
  mutating func runForward(
    _ call: CommandCall, interruption: Interruption
  ) throws(Failure) -> Document {
    let pass = try forwardPass(at: call.range, interruption: interruption)
    self.pass = pass
    let before = network
    network?.move(after: pass.forward)
    if precision != .float64 {
      // The numbers that were used, which are the rounded ones; what is frozen stays to the bit.
      let (unrounded, held) = (network, heldStill)
      network = pass.forward.networkAfter
      if let unrounded { network?.keep(held, of: unrounded) }
      input?.batch = pass.forward.activations[0]
    }
    stepping = nil
    changeCount += 1
    var document = ForwardView(session: self, pass: pass).document
    document.insertBeforeHints(ModeNote.moved(from: before, to: network, session: self))
    return document
  }

  /// Runs the network forward over the present input and target.
  func forwardPass(
    at range: SourceRange, interruption: Interruption
  ) throws(Failure) -> Pass {
    guard let network else { throw Failure(.noNetwork, at: range) }
    guard !network.layers.isEmpty else { throw Failure(.nothingToRun, at: range) }
    guard let input else { throw Failure(.noInputValue(network.inputShape), at: range) }
    try requireAffordable(network, samples: input.batch.shape[0], at: range)
    let target = try fittedTarget(network: network, batchSize: input.batch.shape[0], at: range)
    do {
      // They stay shown, and `backward add` adds to them.
      try pass?.fulfilGradients(ofInput: false, interruption: interruption)
      let forward = try network.forward(
        input.batch, target: target, in: precision, after: pass?.knownForward,
        interruption: interruption)
      return Pass(
        forward: forward, backward: nil, gradients: pass?.gradients(for: network),
        isBatched: input.isBatched, revision: revision)
    } catch {
      throw Failure(.pass(error), at: range)
    }
  }
}

extension Pass {
  /// The gradients shown so far, where they still belong to the network's layers.
  ///
  /// They stay until the next `backward`, as PyTorch's do, so that `backward add` can add to them.
  func gradients(for network: Network) -> AccumulatedGradients? {
    guard let gradients,
      network.layers.map({ $0[.weight]?.shape }) == gradients.weights.map({ $0?.shape }),
      network.layers.map(\.name) == self.network.layers.map(\.name)
    else { return nil }
    return gradients
  }
}
