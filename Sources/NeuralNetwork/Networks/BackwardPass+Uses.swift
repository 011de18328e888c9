extension BackwardPass {
  /// What one layer adds to the gradient of the weights that it uses: the stored gradient, unless
  /// others use them, too.
  ///
  /// - Complexity: O(*terms*) for shared weights, else O(1).
  package func gradients(ofUse layer: Int) -> (weight: Tensor?, bias: Tensor?) {
    let network = forward.network
    if network.uses(ofLayer: network.owner(ofLayer: layer)) == [layer] {
      return (weightGradients[layer], biasGradients[layer])
    }
    let own = try? network.layers[layer].backward(
      activationGradients[layer + 1], input: forward.input(ofLayer: layer),
      output: forward.activations[layer + 1], context: forward.contexts[layer],
      interruption: .never)
    return (own?.weight, own?.bias)
  }
}
