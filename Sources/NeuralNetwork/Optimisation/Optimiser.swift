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
public struct Optimiser: Equatable, Sendable {
  /// What a rule remembers of one parameter.
  struct Memory: Equatable, Sendable {
    /// How many steps it was part of.
    var steps = 0
    /// The velocity, or the mean gradient; empty where the rule has none.
    var first: [Double] = []
    /// The mean squared gradient; empty where the rule has none.
    var second: [Double] = []
  }

  /// The rule.
  public let rule: UpdateRule
  /// How the learning rate goes down from step to step.
  public private(set) var schedule = LearningRateSchedule.constant
  /// How many steps were made.
  public private(set) var stepCount = 0
  /// The step at which the schedule began.
  private var scheduleStart = 0
  private var memories: [ParameterName: Memory] = [:]

  /// Makes an optimiser that remembers nothing yet.
  public init(rule: UpdateRule = .gradientDescent(GradientDescent())) { self.rule = rule }

  /// The learning rate of the next step.
  public var learningRate: Double { learningRate(after: 0) }

  /// The learning rate of the step after so many more.
  func learningRate(after steps: Int) -> Double {
    schedule.rate(rule.learningRate, step: stepCount + steps - scheduleStart)
  }

  /// Lets the learning rate follow a schedule from the next step on.
  public mutating func follow(_ schedule: LearningRateSchedule) {
    self.schedule = schedule
    scheduleStart = stepCount
  }

  /// An optimiser that remembers nothing, of the same rule or another, its schedule begun anew.
  public func restarted(rule: UpdateRule? = nil) -> Optimiser {
    var fresh = Optimiser(rule: rule ?? self.rule)
    fresh.schedule = schedule
    return fresh
  }

  /// How many numbers it remembers.
  public var rememberedCount: Int {
    memories.values.reduce(0) { $0 + $1.first.count + $1.second.count }
  }

  /// Changes every parameter by its gradient, each from its old value.
  ///
  /// - Parameters:
  ///   - network: the network to change.
  ///   - weightGradients: a gradient for each layer's weight; a layer without one stays.
  ///   - biasGradients: the same for the biases.
  ///   - frozen: which elements of which parameters stay as they are; neither they nor what is
  ///     remembered of them changes, and a parameter that is frozen as a whole makes no step.
  /// - Precondition: each gradient is shaped as its parameter.
  public mutating func step(
    _ network: inout Network, weightGradients: [Tensor?], biasGradients: [Tensor?],
    frozen: [ParameterName: [Bool]] = [:]
  ) {
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
        step(&values, gradient: gradient.elements, name: name, rate: rate, frozen: mask)
        network.update(layer: index) { $0[role] = Tensor(shape: shape, elements: values) }
      }
    }
  }

  /// Makes a step that is only a part of one: it does not count, so the learning rate stays.
  mutating func stepInPart(
    _ network: inout Network, weightGradients: [Tensor?], biasGradients: [Tensor?],
    frozen: [ParameterName: [Bool]]
  ) {
    let count = stepCount
    step(
      &network, weightGradients: weightGradients, biasGradients: biasGradients, frozen: frozen)
    stepCount = count
  }

  /// Gives a layer another name, so that what is remembered is found under it.
  public mutating func rename(layer old: String, to new: String) {
    for role in ParameterName.Role.allCases {
      let memory = memories.removeValue(forKey: ParameterName(layer: old, role: role))
      memories[ParameterName(layer: new, role: role)] = memory
    }
  }

  /// Forgets what is remembered of a layer, as where another takes its place.
  public mutating func forget(layer: String) {
    for role in ParameterName.Role.allCases {
      memories.removeValue(forKey: ParameterName(layer: layer, role: role))
    }
  }

  /// What is remembered of a parameter of that size.
  func memory(of name: ParameterName, count: Int) -> Memory {
    let memory = memories[name] ?? Memory()
    return memory.first.isEmpty || memory.first.count == count ? memory : Memory()
  }

  /// Takes over what was remembered elsewhere over so many steps.
  mutating func remember(_ memories: [ParameterName: Memory], steps: Int) {
    self.memories.merge(memories) { $1 }
    stepCount += steps
  }

  private mutating func step(
    _ values: inout [Double], gradient: [Double], name: ParameterName, rate: Double,
    frozen: [Bool]?
  ) {
    var memory = memories.removeValue(forKey: name) ?? Memory()
    if !memory.first.isEmpty, memory.first.count != values.count { memory = Memory() }
    switch rule {
    case .gradientDescent(let rule):
      rule.step(&values, gradient: gradient, memory: &memory, rate: rate, frozen: frozen)
    case .adaptiveMoments(let rule):
      rule.step(&values, gradient: gradient, memory: &memory, rate: rate, frozen: frozen)
    }
    memories[name] = memory
  }
}
