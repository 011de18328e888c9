import NeuralNetwork
import Sessions

/// What an update made of one weight or bias tensor.
package struct ParameterChange {
  let name: ParameterName
  let old: Tensor
  let gradient: Tensor
  /// The gradient that the rule went on with; `nil` where nothing is clipped.
  let clipped: Tensor?
  /// The part of the learning rate that it takes.
  let rate: Double
  let change: Tensor
  let new: Tensor
  /// For each element whether it is frozen; `nil` where none is.
  let frozen: [Bool]?

  /// Whether it is the weight of a convolution, shared or with a copy for each position.
  var isKernel: Bool { name.role == .weight && old.shape.rank > 3 }
  /// The address, as `conv1.weight`.
  var address: String { name.address }

  /// The changes of all parameters that have a gradient, in the network's order.
  ///
  /// - Parameters:
  ///   - optimiser: the one that made them, as it was before.
  ///   - limit: what clipping came to.
  /// - Throws: ``PassError/interrupted``.
  package static func all(
    from old: Network, to new: Network, weightGradients: [Tensor?], biasGradients: [Tensor?],
    optimiser: Optimiser, limit: GradientLimit, frozen: [ParameterName: [Bool]],
    interruption: Interruption
  ) throws(PassError) -> [ParameterChange] {
    var changes: [ParameterChange] = []
    for index in old.layers.indices {
      for role in ParameterName.Role.allCases {
        guard let before = old.layers[index][role], let after = new.layers[index][role],
          let gradient = role == .weight ? weightGradients[index] : biasGradients[index]
        else { continue }
        let name = ParameterName(layer: old.layers[index].name, role: role)
        let rule = optimiser.rule.at(learningRate: optimiser.learningRate(of: name))
        let clipped = try clipped(gradient, limit, interruption)
        changes.append(
          ParameterChange(
            name: name, old: before, gradient: gradient, clipped: clipped,
            rate: optimiser.rate(of: name),
            change: try change(
              from: before, to: after, gradient: clipped ?? gradient, rule: rule, interruption),
            new: after, frozen: frozen[name]))
      }
    }
    return changes
  }

  /// A gradient as it is clipped; `nil` without clipping.
  private static func clipped(
    _ gradient: Tensor, _ limit: GradientLimit, _ interruption: Interruption
  ) throws(PassError) -> Tensor? {
    guard limit.clipping != nil else { return nil }
    var elements = gradient.elements
    try interruption.portions(of: elements.count, costing: 4) { places in
      for place in places { elements[place] = limit.clipped(elements[place]) }
    }
    return Tensor(shape: gradient.shape, elements: elements)
  }

  /// What was added: the product itself where plain gradient descent added just that, else the
  /// difference.
  private static func change(
    from old: Tensor, to new: Tensor, gradient: Tensor, rule: UpdateRule,
    _ interruption: Interruption
  ) throws(PassError) -> Tensor {
    var rate: Double?
    if case .gradientDescent(let descent) = rule, descent.isPlain { rate = descent.learningRate }
    let (before, after, slope) = (old.elements, new.elements, gradient.elements)
    var elements = [Double](repeating: 0, count: before.count)
    try interruption.portions(of: elements.count, costing: 4) { places in
      for place in places {
        elements[place] = after[place] - before[place]
        guard let rate, after[place] != before[place] else { continue }
        let product = -rate * slope[place]
        if before[place] + product == after[place] { elements[place] = product }
      }
    }
    return Tensor(shape: old.shape, elements: elements)
  }
}
