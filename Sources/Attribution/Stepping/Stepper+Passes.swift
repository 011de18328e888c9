import NeuralNetwork

extension Stepper {
  /// The forward pass as far as it was walked; zeros stand where it was not.
  ///
  /// Before the last sample's, its loss is the sum so far, not yet divided.
  package var forwardPass: ForwardPass {
    ForwardPass(
      network: network, activations: state.activations,
      contexts: network.layers.indices.map { index -> LayerContext in
        if let mask = state.masks[index] { return .mask(mask) }
        if let statistics = state.statistics[index] { return .normalisation(statistics) }
        return state.winners[index].isEmpty
          ? .none : .maxPooling(winners: state.winners[index], tied: state.tied[index])
      }, target: target, loss: network.loss != nil && target != nil ? state.loss : nil)
  }

  /// The backward pass as far as it was walked, or `nil` before its first step.
  package var backwardPass: BackwardPass? {
    guard hasBegunBackward else { return nil }
    return BackwardPass(
      forward: forwardPass, activationGradients: PassTensors(state.activationGradients),
      shares: state.shares, weightGradients: state.weightGradients,
      biasGradients: state.biasGradients, fault: fault)
  }
}

extension Stepper {
  /// How many numbers it holds, counted as if it shared none with another value.
  package var elementCount: Int {
    let activations = state.activations.reduce(0) { $0 + $1.count }
    let masks = state.masks.values.reduce(0) { $0 + $1.count }
    let copies = state.updated == nil ? 2 : 3
    return 2 * activations + masks + copies * network.numberCount
      + (state.updated?.optimiser.rememberedCount ?? 0)
  }
}
