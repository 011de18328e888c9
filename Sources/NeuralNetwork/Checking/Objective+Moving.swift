extension Objective {
  /// What became of the objective when numbers were moved.
  package struct Moved: Equatable, Sendable {
    /// How far the first number moved, after rounding.
    package let step: Double
    /// The objective there.
    package let value: Double
    /// The first layer that took another branch than in the pass itself, if one did.
    package let kink: Kink?
  }

  /// The objective where some numbers of a tensor are all moved by the same step.
  ///
  /// Layers before the tensor are not run again. The pass itself stays as it is.
  ///
  /// - Throws: ``PassError/interrupted``.
  package func moved(
    _ place: GradientCheck.Place, offsets: [Int], by step: Double,
    interruption: Interruption = .never
  ) throws(PassError) -> Moved {
    let network = forward.network
    let layers = network.layers
    // Layers from here on run again; what uses a layer's weights comes behind it.
    var start = 0
    var changed: Layer?
    var owner: Int?
    var activations = Array(forward.activations)
    var made = step
    switch place {
    case .input:
      made = Self.move(&activations[0].elements, offsets, by: step)
    case .activation(let activation):
      start = activation
      made = Self.move(&activations[activation].elements, offsets, by: step)
    case .weight(let layer):
      start = layer
      owner = layer
      var copy = layers[layer]
      if var weight = copy.weight?.elements {
        made = Self.move(&weight, offsets, by: step)
        copy.weight?.elements = weight
      }
      changed = copy
    case .bias(let layer):
      start = layer
      owner = layer
      var copy = layers[layer]
      if var bias = copy.bias?.elements {
        made = Self.move(&bias, offsets, by: step)
        copy.bias?.elements = bias
      }
      changed = copy
    }
    var kink: Kink?
    for index in start..<layers.count {
      var layer = layers[index]
      if let changed, network.owner(ofLayer: index) == owner {
        (layer.weight, layer.bias) = (changed.weight, changed.bias)
      }
      let input = network.input(ofLayer: index, from: activations)
      let (output, context) = try layer.forward(
        input, as: LayerRun(again: forward, layer: index), interruption: interruption)
      if kink == nil {
        kink = layer.kink(
          at: index, before: forward.input(ofLayer: index), context: forward.contexts[index],
          after: input, newContext: context)
      }
      activations[index + 1] = output
    }
    let output = activations[layers.count]
    return Moved(step: made, value: value(of: output), kink: kink ?? kinkOfLoss(at: output))
  }

  /// The loss's kink on the way to another output, if the objective is a loss and there is one.
  func kinkOfLoss(at output: Tensor) -> Kink? {
    guard upstream == nil, let loss = forward.network.loss, let target = forward.target else {
      return nil
    }
    return loss.kink(
      from: forward.output, to: output, target: target, layers: forward.network.layers.count)
  }

  /// The central difference, and the branch that changed on the way.
  func difference(
    _ place: GradientCheck.Place, offset: Int, step: Double, interruption: Interruption
  ) throws(PassError) -> (numeric: Double, kink: Kink?) {
    let above = try moved(place, offsets: [offset], by: step, interruption: interruption)
    let below = try moved(place, offsets: [offset], by: -step, interruption: interruption)
    return Self.difference(above, below)
  }

  /// The quotient of two moves, and the first branch that one of them changed.
  static func difference(_ above: Moved, _ below: Moved) -> (numeric: Double, kink: Kink?) {
    // Divided by the steps that were made, after rounding.
    let numeric = (above.value - below.value) / (above.step - below.step)
    return (numeric, above.kink ?? below.kink)
  }

  /// Moves some elements; the step that the first one made.
  private static func move(
    _ elements: inout [Double], _ offsets: [Int], by step: Double
  ) -> Double {
    var made = step
    for (position, offset) in offsets.enumerated() {
      let before = elements[offset]
      elements[offset] += step
      if position == 0 { made = elements[offset] - before }
    }
    return made
  }
}
