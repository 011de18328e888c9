import FastProgram

/// Batch norm, layer norm and group norm, and the masks of dropout.
extension PlanBuilder {
  /// Takes memory for what norms go by, and for masks.
  mutating func reserveNorms() {
    for (index, layer) in network.layers.enumerated() {
      if case .masking? = layer.fastForm {
        let arrangement = inputArrangement(index)
        layout.masks[index] = reserve(arrangement.size) + arrangement.origin
      }
      guard let places = normPlaces(index) else { continue }
      layout.norms[index] = PlanLayout.Norm(
        means: reserve(places.setCount), variances: reserve(places.setCount))
    }
  }

  /// Appends a norm's instructions on the way back.
  mutating func appendNormGradient(_ index: Int) {
    guard let step = normStep(index),
      case .normalisation(let normalisation) = network.layers[index].operation
    else { return }
    let (weight, bias) = (parameter(index, .weight), parameter(index, .bias))
    for parameter in [weight, bias].compactMap(\.self) {
      layout.backward.append(.clear(start: parameter.gradient, count: parameter.size))
    }
    var isPerSet = false
    if case .batch = normalisation.scope { isPerSet = true }
    let input = inputArrangement(index)
    let areChannels = input.distances.channels == 1 && input.isPicture
    layout.backward.append(
      .normaliseGradient(
        NormGradient(
          step, upstream: slope(index + 1),
          gradient: wantsInputGradient(index) ? inputSlope(index) : nil,
          weight: weight?.gradient, bias: bias?.gradient, isPerSet: isPerSet,
          wholeLanes: step.lanesAre != .sets
            ? step.lanes.count : areChannels ? input.counts.channels : samples)))
  }

  /// A norm's instruction.
  func normStep(_ index: Int) -> NormStep? {
    guard var step = normPlaces(index), let norm = layout.norms[index] else { return nil }
    step.means = norm.means
    step.variances = norm.variances
    return step
  }

  /// A norm's instruction, before its statistics have a place.
  private func normPlaces(_ index: Int) -> NormStep? {
    let layer = network.layers[index]
    guard case .normalisation(let normalisation) = layer.operation else { return nil }
    let input = inputArrangement(index)
    let (counts, distances) = (input.counts, input.distances)
    typealias Axis = NormStep.Axis
    let rows = Axis(counts.rows, distances.rows)
    let columns = Axis(counts.columns, distances.columns)
    // One place alone has nothing beside it: its lanes are terms.
    let one = Axis(1, 1)
    let areSamples = distances.samples == 1 && input.lanes > 1
    let sampleLanes = Axis(input.lanes, 1)
    let together = NormStep.Lanes.terms(keepOrder: keepsOrder)
    var step = NormStep(
      input: inputStart(index), output: start(index + 1), sets: (.none, .none),
      terms: (.none, .none, .none), lanes: one, lanesAre: together,
      weight: parameter(index, .weight)?.values, bias: parameter(index, .bias)?.values, means: 0,
      variances: 0, isOwn: layer.normalisesByOwn(normalisation), epsilon: normalisation.epsilon)
    switch normalisation.scope {
    case .batch:
      if areSamples {
        step.inner = Axis(counts.channels, distances.channels, parameter: 1)
        (step.second, step.third) = (rows, columns)
        step.lanes = Axis(samples, 1)
      } else if input.isPicture {
        step.first = Axis(counts.samples, distances.samples)
        (step.second, step.third) = (rows, columns)
        step.lanes = Axis(input.lanes, 1, parameter: 1)
        step.lanesAre = .sets
      } else {
        step.inner = Axis(counts.channels, distances.channels, parameter: 1)
        step.third = Axis(samples, distances.samples)
      }
    case .sample, .groups:
      var groups = 1
      if case .groups(let count) = normalisation.scope { groups = count }
      let size = counts.channels / groups
      let isEach = normalisation.scope == .sample
      // γ of each number in row order, or of each channel.
      let plane = isEach ? counts.rows * counts.columns : 1
      step.inner = Axis(groups, size * distances.channels, parameter: size * plane)
      step.first = Axis(size, distances.channels, parameter: plane)
      step.second = Axis(
        counts.rows, distances.rows, parameter: isEach ? counts.columns : 0)
      step.third = Axis(counts.columns, distances.columns, parameter: isEach ? 1 : 0)
      if areSamples {
        step.lanes = sampleLanes
        step.lanesAre = .sets
      } else {
        step.outer = Axis(counts.samples, distances.samples)
      }
    }
    return step
  }
}
