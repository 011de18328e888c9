import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Views
import Wording

extension Session {
  /// `update`: one step of the optimiser, every weight from its old value.
  mutating func runUpdate(
    _ call: CommandCall, interruption: Interruption
  ) throws(Failure) -> Document {
    guard let network else { throw Failure(.noNetwork, at: call.range) }
    guard let stored = pass?.gradients, pass?.backward != nil else {
      throw Failure(
        .noValueYet("the gradient", needing: .gradients),
        at: call.range)
    }
    let gradients = falsification?.reading(stored) ?? stored
    guard
      let forward = pass?.forward, case let trained = forward.network,
      trained.layers.map(\.name) == network.layers.map(\.name),
      network.layers.map({ $0[.weight]?.shape }) == gradients.weights.map({ $0?.shape }),
      network.layers.map({ $0[.bias]?.shape }) == gradients.biases.map({ $0?.shape })
    else { throw Failure(.staleForward, at: call.range) }
    if let progress = pass?.progress, progress != .complete {
      throw Failure(.halfway(progress), at: call.range)
    }
    if interruption.isRaised { throw Failure(.interrupted) }
    if let divergence = Divergence(
      forward, weights: gradients.weights, biases: gradients.biases, by: optimiser,
      step: optimiser.stepCount + 1)
    {
      throw Failure(.notFinite(divergence, doing: "update"), at: call.range)
    }
    let wasStale = isStale
    var next = network
    let before = optimiser
    let rule = optimiser.rule.at(learningRate: optimiser.learningRate)
    let limit = optimiser.limit(
      network, weightGradients: gradients.weights, biasGradients: gradients.biases,
      frozen: heldStill)
    if let fault, fault.isOfUpdate, let backward = pass?.backward {
      do {
        try optimiser.step(
          &next, after: backward, weightGradients: gradients.weights,
          biasGradients: gradients.biases, frozen: heldStill, fault: fault,
          interruption: interruption)
      } catch {
        throw Failure(.pass(error), at: call.range)
      }
    } else {
      optimiser.step(
        &next, weightGradients: gradients.weights, biasGradients: gradients.biases,
        frozen: heldStill, limit: limit)
    }
    next = next.rounded(to: precision)
    if precision != .float64 { next.keep(heldStill, of: network) }
    self.network = next
    touch()
    lastUpdate = LastUpdate(
      network: network, optimiser: before,
      gradients: .known(weights: gradients.weights, biases: gradients.biases), frozen: heldStill,
      revision: revision)
    let changes: [ParameterChange]
    do {
      changes = try ParameterChange.all(
        from: network, to: next, weightGradients: gradients.weights,
        biasGradients: gradients.biases, optimiser: before, limit: limit, frozen: heldStill,
        interruption: interruption)
    } catch {
      throw Failure(.pass(error), at: call.range)
    }
    var document = UpdateView(
      rule: rule, limit: limit, changes: changes, wasStale: wasStale, passes: gradients.passes,
      isSabotaged: sabotage != nil, canRun: has(.input)
    ).document
    document.insertBeforeHints(SabotageNote.blocks(self))
    document.insertBeforeHints(RateNote.blocks(before, network) + FrozenNote.blocks(self))
    return document
  }
}
