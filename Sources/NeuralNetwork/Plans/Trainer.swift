import FastProgram

/// A training by a plan, in one precision.
struct Trainer<Scalar: PlanScalar>: Sendable {
  private(set) var plan: Plan<Scalar>
  /// As it was when it was last brought in or out; ``steps`` were made since.
  private var optimiser: Optimiser
  private var steps = 0
  private var movements: [Movement] = []
  /// How many samples a step takes.
  private let batch: Int
  /// The last step's output, [sample, …] in row order, where the batch ran in portions.
  private var outputs: [Double] = []

  /// A parameter that makes steps.
  private struct Movement {
    let parameter: PlanLayout.Parameter
    let name: ParameterName
    let isMasked: Bool
    /// How many steps it was part of.
    var steps: Int
  }

  /// - Parameter portion: how many samples run at once; divides `samples`.
  init?(
    _ network: Network, optimiser: Optimiser, frozen: [ParameterName: [Bool]], samples: Int,
    portion: Int, kernels: PlanKernels
  ) {
    guard
      let plan = Plan<Scalar>(
        network, samples: portion, batch: samples, purpose: .training, kernels: kernels)
    else { return nil }
    self.plan = plan
    batch = samples
    self.optimiser = optimiser
    for parameter in plan.layout.parameters {
      let name = ParameterName(layer: network.layers[parameter.layer].name, role: parameter.role)
      let mask = frozen[name]
      // What is frozen as a whole makes no step.
      if let mask, !mask.contains(false) { continue }
      if let mask {
        self.plan.write(mask.map { $0 ? 1 : 0 }, to: parameter.mask, by: parameter.copies)
      }
      movements.append(
        Movement(parameter: parameter, name: name, isMasked: mask != nil, steps: 0))
    }
    load(network, optimiser)
  }

  /// Goes on from another state of the same network and optimiser.
  mutating func load(_ network: Network, _ optimiser: Optimiser) {
    plan.setValues(network)
    self.optimiser = optimiser
    steps = 0
    for index in movements.indices {
      let parameter = movements[index].parameter
      let memory = optimiser.memory(of: movements[index].name, count: parameter.shape.count)
      movements[index].steps = memory.steps
      for (numbers, place) in [(memory.first, parameter.first), (memory.second, parameter.second)] {
        let whole =
          numbers.isEmpty ? [Double](repeating: 0, count: parameter.shape.count) : numbers
        plan.write(whole, to: place, by: parameter.copies)
      }
    }
  }

  /// Whether the numbers are such that a plan comes to the same bits as the layers' own kernels.
  var isTrustworthy: Bool { plan.isFinite(plan.layout.values) }

  /// The learning rate of the next step.
  var learningRate: Double { optimiser.learningRate(after: steps) }

  /// Forward and backward; the loss.
  mutating func pass(
    _ input: [Double], _ target: Target, interruption: Interruption
  ) throws(PassError) -> Double {
    let portion = plan.layout.samples
    guard portion < batch else {
      plan.setInput(input)
      plan.setTarget(target)
      try plan.runAll(interruption: interruption)
      return plan.loss
    }
    plan.run(plan.layout.begin)
    outputs.removeAll(keepingCapacity: true)
    let size = input.count / batch
    for start in stride(from: 0, to: batch, by: portion) {
      let samples = start..<start + portion
      plan.setInput(input[samples.lowerBound * size..<samples.upperBound * size])
      plan.setTarget(target.portion(samples))
      try plan.runAll(interruption: interruption)
      outputs += plan.activation(plan.layout.arrangements.count - 1).elements
    }
    return plan.loss
  }

  /// One step; the loss before its update, or `nil` where numbers are no longer finite and the step
  /// was not made.
  mutating func step(
    _ input: [Double], _ target: Target, interruption: Interruption
  ) throws(PassError) -> Double? {
    let loss = try pass(input, target, interruption: interruption)
    guard loss.isFinite, plan.isFinite(plan.layout.slopes) else { return nil }
    plan.keepValues()
    let rate = learningRate
    for index in movements.indices {
      let step = optimiser.rule.descent(rate: rate, steps: movements[index].steps)
      plan.descend(step, movements[index].parameter, isMasked: movements[index].isMasked)
      movements[index].steps += 1
    }
    steps += 1
    return loss
  }

  /// The parameters' numbers, put into the network; those of before the last step where wanted.
  func store(into network: inout Network, beforeLastStep: Bool = false) {
    let layout = plan.layout
    let shift = beforeLastStep ? layout.valuesBefore - layout.values.lowerBound : 0
    for parameter in layout.parameters {
      let tensor = plan.tensor(of: parameter, at: parameter.values + shift)
      network.update(layer: parameter.layer) { $0[parameter.role] = tensor }
    }
  }

  /// The last step's output, [sample, …] in row order.
  var output: [Double] {
    outputs.isEmpty ? plan.activation(plan.layout.arrangements.count - 1).elements : outputs
  }

  /// How long the last step's gradient of a layer's parameters was.
  func gradientNorm(ofLayer index: Int) -> Double {
    var squares = 0.0
    for parameter in plan.layout.parameters where parameter.layer == index {
      plan.forEach(of: parameter, at: parameter.gradient) { squares += $0 * $0 }
    }
    return squares.squareRoot()
  }

  /// The optimiser as the steps have left it.
  var storedOptimiser: Optimiser {
    var memories: [ParameterName: Optimiser.Memory] = [:]
    for movement in movements where movement.steps > 0 {
      var memory = Optimiser.Memory()
      memory.steps = movement.steps
      let counts = optimiser.rule.rememberedCounts
      if counts > 0 {
        memory.first =
          plan.tensor(of: movement.parameter, at: movement.parameter.first).elements
      }
      if counts > 1 {
        memory.second =
          plan.tensor(of: movement.parameter, at: movement.parameter.second).elements
      }
      memories[movement.name] = memory
    }
    var optimiser = optimiser
    optimiser.remember(memories, steps: steps)
    return optimiser
  }
}

extension UpdateRule {
  /// How many numbers it remembers for each number of a parameter.
  fileprivate var rememberedCounts: Int {
    switch self {
    case .gradientDescent(let rule): rule.momentum == 0 ? 0 : 1
    case .adaptiveMoments: 2
    }
  }

  /// A parameter's step at a learning rate, after so many others.
  fileprivate func descent(rate: Double, steps: Int) -> Descent {
    switch self {
    case .gradientDescent(let rule):
      return Descent(
        rule: .momentum(rule.momentum, isNesterov: rule.isNesterov, isFirst: steps == 0),
        rate: rate, decay: rule.decay)
    case .adaptiveMoments(let rule):
      let shrinks = rule.decay != 0 && rule.decouplesDecay
      return Descent(
        rule: .moments(
          beta1: rule.beta1, beta2: rule.beta2,
          stepSize: rate / (1 - PortableMath.power(rule.beta1, steps + 1)),
          correction: (1 - PortableMath.power(rule.beta2, steps + 1)).squareRoot(),
          epsilon: rule.epsilon, keep: shrinks ? 1 - rate * rule.decay : 1),
        rate: rate, decay: rule.decouplesDecay ? 0 : rule.decay)
    }
  }
}

extension Target {
  /// That of some of the samples.
  fileprivate func portion(_ samples: Range<Int>) -> Target {
    switch self {
    case .classes(let labels): return .classes(Array(labels[samples]))
    case .values(let values):
      let size = values.shape.droppingFirst().count
      let elements = values.elements[samples.lowerBound * size..<samples.upperBound * size]
      return .values(
        Tensor(
          shape: values.shape.droppingFirst().prepending(samples.count),
          elements: Array(elements)))
    }
  }
}
