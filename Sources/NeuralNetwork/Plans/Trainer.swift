import FastProgram

/// A training by a plan, in one precision.
struct Trainer<Scalar: PlanScalar>: Sendable {
  private(set) var plan: Plan<Scalar>
  /// As it was when it was last brought in or out; ``steps`` were made since.
  private var optimiser: Optimiser
  private var steps = 0
  private var movements: [Movement] = []
  /// Whether clipping changed a gradient of the last step.
  private(set) var wasClipped = false
  /// How many samples a step takes.
  private let batch: Int
  private let loss: Loss?
  /// The last step's output, [sample, …] in row order, where the batch ran in portions.
  private var outputs: [Double] = []
  /// What steps move beside weights, and what the last one found.
  private var moving: MovingState
  private var movingBefore: MovingState
  /// Whether a pass is so long that several threads do it sooner.
  private let isWorthDividing: Bool
  /// The pass by tasks for them, made when it is first wanted.
  private var parallelPass: ParallelPass?

  /// A parameter that makes steps.
  private struct Movement {
    let parameter: PlanLayout.Parameter
    let name: ParameterName
    /// Which of its numbers are frozen, in row order.
    let frozen: [Bool]?
    /// Whether numbers stay as they are: the frozen ones, or what fills up vectors.
    let isMasked: Bool
    /// How many steps it was part of.
    var steps: Int
  }

  /// - Parameter portion: how many samples run at once; divides `samples`.
  init?(
    _ network: Network, optimiser: Optimiser, frozen: [ParameterName: [Bool]], samples: Int,
    portion: Int, kernels: PlanKernels, interruption: Interruption
  ) {
    guard
      let plan = Plan<Scalar>(
        network, samples: portion, batch: samples, purpose: .training, kernels: kernels,
        interruption: interruption)
    else { return nil }
    self.plan = plan
    batch = samples
    loss = network.loss
    self.optimiser = optimiser
    moving = MovingState(network)
    movingBefore = moving
    isWorthDividing = ParallelPass.isWorthMaking(of: plan.layout)
    for parameter in plan.layout.parameters {
      let name = ParameterName(layer: network.layers[parameter.layer].name, role: parameter.role)
      let mask = frozen[name]
      // What is frozen as a whole makes no step.
      if let mask, !mask.contains(false) { continue }
      // Where nothing is added to a root, what fills up vectors would be divided by 0.
      let dividesByZero = optimiser.rule.value(of: .eps).map { $0.isZero(as: Scalar.self) } ?? false
      if mask != nil || dividesByZero {
        let flags = mask.map { $0.map { $0 ? 1.0 : 0 } }
        self.plan.fill(parameter.mask, count: parameter.size, with: 1)
        self.plan.write(
          flags ?? [Double](repeating: 0, count: parameter.shape.count), to: parameter.mask,
          by: parameter.copies)
      }
      movements.append(
        Movement(
          parameter: parameter, name: name, frozen: mask, isMasked: mask != nil || dividesByZero,
          steps: 0))
    }
    load(network, optimiser)
  }

  /// Goes on from another state of the same network and optimiser.
  mutating func load(_ network: Network, _ optimiser: Optimiser) {
    plan.setValues(network)
    moving = MovingState(network)
    movingBefore = moving
    self.optimiser = optimiser
    steps = 0
    for index in movements.indices {
      let parameter = movements[index].parameter
      let memory = optimiser.memory(of: movements[index].name, count: parameter.shape.count)
      movements[index].steps = memory.steps
      let count = parameter.shape.count
      for slot in optimiser.rule.remembered.indices {
        let numbers =
          memory.numbers.isEmpty
          ? [Double](repeating: 0, count: count)
          : Array(memory.numbers[slot * count..<(slot + 1) * count])
        plan.write(numbers, to: parameter.memory + slot * parameter.size, by: parameter.copies)
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
      moving.begin(in: &plan)
      plan.setInput(input)
      if let loss { plan.setTarget(target, of: loss) }
      try run(interruption: interruption)
      return plan.loss
    }
    plan.run(plan.layout.begin)
    outputs.removeAll(keepingCapacity: true)
    let size = input.count / batch
    let divisor = loss?.divisor(
      elements: plan.layout.outputCount * batch, samples: batch, target: target)
    for start in stride(from: 0, to: batch, by: portion) {
      let samples = start..<start + portion
      plan.setInput(input[samples.lowerBound * size..<samples.upperBound * size])
      if let loss { plan.setTarget(target.portion(samples), of: loss, divisor: divisor) }
      try run(interruption: interruption)
      outputs += plan.activation(plan.layout.arrangements.count - 1).elements
    }
    return plan.loss
  }

  /// Runs the pass, by several threads where there are some and it is long enough.
  private mutating func run(interruption: Interruption) throws(PassError) {
    guard isWorthDividing, Threads.count > 1 else {
      return try plan.runAll(interruption: interruption)
    }
    let pass = parallelPass ?? ParallelPass(plan.layout, width: Scalar.vectorWidth(plan.kernels))
    parallelPass = pass
    try plan.run(pass, interruption: interruption)
  }

  /// One step; the loss before its update, or `nil` where numbers are no longer finite and the step
  /// was not made.
  mutating func step(
    _ input: [Double], _ target: Target, interruption: Interruption
  ) throws(PassError) -> Double? {
    let loss = try pass(input, target, interruption: interruption)
    guard loss.isFinite, plan.isFinite(plan.layout.slopes) else { return nil }
    plan.keepValues()
    movingBefore = moving
    moving.move(by: plan)
    let (rate, limit) = (learningRate, limit)
    wasClipped = limit.isFelt
    for index in movements.indices {
      let step = optimiser.rule.descent(
        rate: rate * optimiser.rate(of: movements[index].name), steps: movements[index].steps,
        limit: limit)
      plan.descend(step, movements[index].parameter, isMasked: movements[index].isMasked)
      movements[index].steps += 1
    }
    steps += 1
    return loss
  }

  /// What clipping comes to in the step that the last pass's gradients make.
  private var limit: GradientLimit {
    GradientLimit(
      optimiser.clipping, norms: { each { $0 + $1 * $1 }.map { $0.squareRoot() } },
      largest: { each { max($0, $1.magnitude) }.max() ?? 0 })
  }

  /// What each parameter's gradient comes to, without what is frozen of it.
  private func each(_ join: (Double, Double) -> Double) -> [Double] {
    movements.map { movement in
      var (joined, place) = (0.0, 0)
      plan.forEach(of: movement.parameter, at: movement.parameter.gradient) { slope in
        if movement.frozen?[place] != true { joined = join(joined, slope) }
        place += 1
      }
      return joined
    }
  }

  /// The parameters' numbers, put into the network; those of before the last step where wanted.
  func store(into network: inout Network, beforeLastStep: Bool = false) {
    let layout = plan.layout
    let shift = beforeLastStep ? layout.valuesBefore - layout.values.lowerBound : 0
    for parameter in layout.parameters {
      let tensor = plan.tensor(of: parameter, at: parameter.values + shift)
      network.update(layer: parameter.layer) { $0[parameter.role] = tensor }
    }
    (beforeLastStep ? movingBefore : moving).store(into: &network)
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
      let parameter = movement.parameter
      memory.numbers = optimiser.rule.remembered.indices.flatMap { slot in
        plan.tensor(of: parameter, at: parameter.memory + slot * parameter.size).elements
      }
      memories[movement.name] = memory
    }
    var optimiser = optimiser
    optimiser.remember(memories, steps: steps)
    return optimiser
  }
}

extension RuleOption.Value {
  /// Whether it is no number but 0 in a precision.
  fileprivate func isZero<Scalar: PlanScalar>(as scalar: Scalar.Type) -> Bool {
    if case .number(let number) = self { Scalar(number) == 0 } else { false }
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
