/// Moves one number by a step both ways and looks at what the objective and the gates do.
struct GradientProbe {
  let forward: ForwardPass
  /// What the output is multiplied with, or `nil` where the objective is the loss.
  let upstream: Tensor?
  let step: Double
  let interruption: Interruption

  /// The central difference, and whether a gate or a winner changed on the way.
  func difference(
    at place: GradientCheck.Place, offset: Int
  ) throws(PassError) -> (numeric: Double, crossesKink: Bool) {
    let above = try evaluate(place, offset: offset, by: step)
    let below = try evaluate(place, offset: offset, by: -step)
    // The step that was made, after rounding.
    let numeric = (above.objective - below.objective) / (above.value - below.value)
    return (numeric, above.crossesKink || below.crossesKink)
  }

  private struct Evaluation {
    let value: Double
    let objective: Double
    let crossesKink: Bool
  }

  private func evaluate(
    _ place: GradientCheck.Place, offset: Int, by step: Double
  ) throws(PassError) -> Evaluation {
    let layers = forward.network.layers
    var start = 0
    var changed: Layer?
    var input = forward.activations[0]
    let value: Double
    switch place {
    case .input:
      value = input.elements[offset] + step
      input.elements[offset] = value
    case .weight(let layer), .bias(let layer):
      start = layer
      input = forward.activations[layer]
      var copy = layers[layer]
      if case .weight = place {
        value = (copy.weight?.elements[offset] ?? 0) + step
        copy.weight?.elements[offset] = value
      } else {
        value = (copy.bias?.elements[offset] ?? 0) + step
        copy.bias?.elements[offset] = value
      }
      changed = copy
    }
    var crossesKink = false
    for index in start..<layers.count {
      let layer = index == start ? changed ?? layers[index] : layers[index]
      let (output, context) = try layer.forward(input, interruption: interruption)
      crossesKink = crossesKink || kink(in: layer, at: index, input: input, context: context)
      input = output
    }
    return Evaluation(value: value, objective: objective(of: input), crossesKink: crossesKink)
  }

  private func objective(of output: Tensor) -> Double {
    if let upstream {
      return zip(output.elements, upstream.elements).reduce(0) { $0 + $1.0 * $1.1 }
    }
    guard let loss = forward.network.loss, let target = forward.target else { return .nan }
    return loss.value(of: output, target: target)
  }

  /// Whether the layer took another branch than in the pass itself.
  private func kink(
    in layer: Layer, at index: Int, input: Tensor, context: LayerContext
  ) -> Bool {
    switch layer.operation {
    case .activation(.relu), .activation(.leakyReLU):
      let before = forward.activations[index].elements
      return zip(before, input.elements).contains { ($0 > 0) != ($1 > 0) }
    case .maxPooling:
      guard case .maxPooling(let winners, _) = context,
        case .maxPooling(let before, _) = forward.contexts[index]
      else { return false }
      return winners != before
    default:
      return false
    }
  }
}
