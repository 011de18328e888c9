/// An update rule with what it remembers of each parameter from step to step.
///
/// It is a value: a copy is a snapshot. What it remembers is kept by the parameter's name, so that a
/// network may be edited between two steps; where a parameter's size changed it starts over.
///
/// ```
/// var optimiser = Optimiser()                       // plain gradient descent, rate 0.1
/// optimiser.step(&network, weightGradients: back.weightGradients,
///                biasGradients: back.biasGradients)
/// ```
package struct Optimiser: Equatable, Sendable {
  /// What a rule remembers of one parameter.
  struct Memory: Equatable, Sendable {
    /// How many steps it was part of.
    var steps = 0
    /// What ``UpdateRule/remembered`` names, one kind behind the other, each with a number for every
    /// element; empty before the first step.
    var numbers: [Double] = []
  }

  /// The rule.
  package let rule: UpdateRule
  /// How the learning rate goes down from step to step.
  package private(set) var schedule = LearningRateSchedule.constant
  /// What is done to gradients that are too large; `nil` where nothing is.
  package private(set) var clipping: GradientClipping?
  /// The part of the learning rate that a parameter takes, where it is not all of it.
  package private(set) var rates: [ParameterName: Double] = [:]
  /// How many steps were made.
  package private(set) var stepCount = 0
  /// The step at which the schedule began.
  private var scheduleStart = 0
  private var memories: [ParameterName: Memory] = [:]

  /// Makes an optimiser that remembers nothing yet.
  package init(rule: UpdateRule = .gradientDescent(GradientDescent())) { self.rule = rule }

  /// The learning rate of the next step.
  package var learningRate: Double { learningRate(after: 0) }

  /// The learning rate of the step after so many more.
  func learningRate(after steps: Int) -> Double {
    schedule.rate(rule.learningRate, step: stepCount + steps - scheduleStart)
  }

  /// The learning rate of a parameter's next step.
  package func learningRate(of name: ParameterName) -> Double { learningRate * rate(of: name) }

  /// The part of the learning rate that a parameter takes.
  package func rate(of name: ParameterName) -> Double { rates[name] ?? 1 }

  /// Gives a parameter a part of the learning rate of its own; 1 takes it away again.
  package mutating func setRate(of name: ParameterName, to factor: Double) {
    rates[name] = factor == 1 ? nil : factor
  }

  /// Takes away the rates of a layer's own, or those of all layers.
  package mutating func dropRates(ofLayer layer: String? = nil) {
    rates = layer.map { layer in rates.filter { $0.key.layer != layer } } ?? [:]
  }

  /// Clips gradients from the next step on; `nil` leaves them as they are.
  package mutating func clip(_ clipping: GradientClipping?) { self.clipping = clipping }

  /// Lets the learning rate follow a schedule from the next step on.
  package mutating func follow(_ schedule: LearningRateSchedule) {
    self.schedule = schedule
    scheduleStart = stepCount
  }

  /// An optimiser that remembers nothing, of the same rule or another, its schedule begun anew,
  /// clipping and rates as they are.
  package func restarted(rule: UpdateRule? = nil) -> Optimiser {
    var fresh = Optimiser(rule: rule ?? self.rule)
    (fresh.schedule, fresh.clipping, fresh.rates) = (schedule, clipping, rates)
    return fresh
  }

  /// How many numbers it remembers.
  package var rememberedCount: Int {
    memories.values.reduce(0) { $0 + $1.numbers.count }
  }

  /// Changes every parameter by its gradient, each from its old value.
  ///
  /// - Parameters:
  ///   - network: the network to change.
  ///   - weightGradients: a gradient for each layer's weight; a layer without one stays.
  ///   - biasGradients: the same for the biases.
  ///   - frozen: which elements of which parameters stay as they are; neither they nor what is
  ///     remembered of them changes, and a parameter that is frozen as a whole makes no step.
  ///   - limit: what clipping comes to, where these are not all gradients of the update.
  /// - Precondition: each gradient is shaped as its parameter.
  package mutating func step(
    _ network: inout Network, weightGradients: [Tensor?], biasGradients: [Tensor?],
    frozen: [ParameterName: [Bool]] = [:], limit: GradientLimit? = nil
  ) {
    let limit =
      limit
      ?? self.limit(
        network, weightGradients: weightGradients, biasGradients: biasGradients, frozen: frozen)
    let rate = learningRate
    stepCount += 1
    for index in network.layers.indices {
      for role in ParameterName.Role.allCases {
        let layer = network.layers[index]
        let gradient = role == .weight ? weightGradients[index] : biasGradients[index]
        guard var values = layer[role]?.elements, let shape = layer[role]?.shape, let gradient
        else { continue }
        precondition(gradient.shape == shape, "a gradient is shaped as its parameter")
        let name = ParameterName(layer: layer.name, role: role)
        let mask = frozen[name]
        if let mask {
          precondition(mask.count == values.count, "a mask has an entry for each element")
          if !mask.contains(false) { continue }
        }
        var memory = memory(of: name, count: values.count)
        memories[name] = nil
        rule.step(
          &values, gradient: gradient.elements, memory: &memory, rate: rate * self.rate(of: name),
          limit: limit, frozen: mask)
        memories[name] = memory
        network.update(layer: index) { $0[role] = Tensor(shape: shape, elements: values) }
      }
    }
  }

  /// Makes a step that is only a part of one: it does not count, so the learning rate stays.
  mutating func stepInPart(
    _ network: inout Network, weightGradients: [Tensor?], biasGradients: [Tensor?],
    frozen: [ParameterName: [Bool]], limit: GradientLimit
  ) {
    let count = stepCount
    step(
      &network, weightGradients: weightGradients, biasGradients: biasGradients, frozen: frozen,
      limit: limit)
    stepCount = count
  }

  /// Gives a layer another name, so that what is remembered is found under it.
  package mutating func rename(layer old: String, to new: String) {
    for role in ParameterName.Role.allCases {
      let (from, to) = (
        ParameterName(layer: old, role: role), ParameterName(layer: new, role: role)
      )
      memories[to] = memories.removeValue(forKey: from)
      rates[to] = rates.removeValue(forKey: from)
    }
  }

  /// Forgets what is remembered of a layer, as where another takes its place.
  package mutating func forget(layer: String) {
    for role in ParameterName.Role.allCases {
      memories.removeValue(forKey: ParameterName(layer: layer, role: role))
    }
  }

  /// What is remembered of a parameter of that size.
  func memory(of name: ParameterName, count: Int) -> Memory {
    let memory = memories[name] ?? Memory()
    let isFitting =
      memory.numbers.isEmpty || memory.numbers.count == count * rule.remembered.count
    return isFitting ? memory : Memory()
  }

  /// What is remembered of a parameter, each kind with a number for every element; empty before its
  /// first step.
  package func remembered(
    of name: ParameterName
  ) -> (steps: Int, numbers: [(kind: Remembered, elements: [Double])]) {
    guard let memory = memories[name], memory.steps > 0 else { return (0, []) }
    let kinds = rule.remembered
    let count = memory.numbers.count / max(1, kinds.count)
    return (
      memory.steps,
      kinds.enumerated().map { slot, kind in
        (kind, Array(memory.numbers[slot * count..<(slot + 1) * count]))
      }
    )
  }

  /// Takes over what was remembered elsewhere over so many steps.
  mutating func remember(_ memories: [ParameterName: Memory], steps: Int) {
    self.memories.merge(memories) { $1 }
    stepCount += steps
  }
}

extension UpdateRule {
  /// Makes one step of a parameter in place, by the kernel that training runs.
  func step(
    _ values: inout [Double], gradient: [Double], memory: inout Optimiser.Memory, rate: Double,
    limit: GradientLimit, frozen: [Bool]?
  ) {
    let count = values.count
    if memory.numbers.isEmpty {
      memory.numbers = [Double](repeating: 0, count: count * remembered.count)
    }
    let descent = descent(rate: rate, steps: memory.steps, limit: limit)
    memory.steps += 1
    let mask = frozen.map { $0.map { $0 ? 1.0 : 0 } }
    values.withUnsafeMutableBufferPointer { values in
      memory.numbers.withUnsafeMutableBufferPointer { memory in
        gradient.withUnsafeBufferPointer { gradient in
          guard let start = values.baseAddress, let slopes = gradient.baseAddress else { return }
          // A rule that remembers nothing reads none of it.
          let numbers = memory.baseAddress ?? start
          func descend(_ mask: UnsafePointer<Double>?) {
            Double.descend(
              descent, start, gradient: slopes, memory: numbers, mask: mask, count: count,
              on: .best)
          }
          if let mask {
            mask.withUnsafeBufferPointer { descend($0.baseAddress) }
          } else {
            descend(nil)
          }
        }
      }
    }
  }
}
