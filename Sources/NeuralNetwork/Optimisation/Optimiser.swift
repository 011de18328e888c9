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
  /// How many steps were made.
  public private(set) var stepCount = 0
  private var memories: [ParameterName: Memory] = [:]

  /// Makes an optimiser that remembers nothing yet.
  public init(rule: UpdateRule = .gradientDescent(GradientDescent())) { self.rule = rule }

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
  ///     remembered of them changes.
  ///   - learningRate: the rate of this step, where a schedule says so; else the rule's.
  /// - Precondition: each gradient is shaped as its parameter.
  public mutating func step(
    _ network: inout Network, weightGradients: [Tensor?], biasGradients: [Tensor?],
    frozen: [ParameterName: [Bool]] = [:], learningRate: Double? = nil
  ) {
    stepCount += 1
    let rate = learningRate ?? rule.learningRate
    for index in network.layers.indices {
      for role in ParameterName.Role.allCases {
        let layer = network.layers[index]
        let gradient = role == .weight ? weightGradients[index] : biasGradients[index]
        guard var values = layer[role]?.elements, let shape = layer[role]?.shape, let gradient
        else { continue }
        precondition(gradient.shape == shape, "a gradient is shaped as its parameter")
        let name = ParameterName(layer: layer.name, role: role)
        step(&values, gradient: gradient.elements, name: name, rate: rate, frozen: frozen[name])
        network.update(layer: index) { $0[role] = Tensor(shape: shape, elements: values) }
      }
    }
  }

  /// Gives a layer another name, so that what is remembered is found under it.
  public mutating func rename(layer old: String, to new: String) {
    for role in ParameterName.Role.allCases {
      let memory = memories.removeValue(forKey: ParameterName(layer: old, role: role))
      memories[ParameterName(layer: new, role: role)] = memory
    }
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
