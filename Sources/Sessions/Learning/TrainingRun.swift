import Datasets
import Documents
import NeuralNetwork

/// A training on its way: forward, backward and update, step by step.
package struct TrainingRun {
  package let source: TrainingSource
  /// How many steps are to be made.
  package private(set) var steps: Int
  /// The numbers that no step changes.
  package let frozen: [ParameterName: [Bool]]
  /// What is broken on purpose, if anything.
  let fault: Fault?
  package private(set) var network: Network
  package private(set) var optimiser: Optimiser
  /// The optimiser as it was before the last step.
  package private(set) var lastOptimiser: Optimiser?
  package private(set) var order: SampleOrder?
  /// The loss of each step, before its update.
  package private(set) var curve = StepCurve()
  /// What is remembered of it and of the trainings that it goes on with.
  package private(set) var record: LearningRun
  /// The last whole step's pass.
  package private(set) var lastPass: LastPass?
  /// The numbers of the samples in the last step's batch.
  package private(set) var lastSamples: [Int] = []
  /// The learning rate of the last step.
  package private(set) var learningRate: Double
  /// How many steps had a gradient that clipping changed.
  package private(set) var clippedSteps = 0
  /// Whether it was stopped before its last step.
  package private(set) var wasInterrupted = false
  /// What was no longer finite, where that ended it before its last step.
  package private(set) var divergence: Divergence?
  /// Whether it made fewer steps than it was to make.
  package var isCutShort: Bool { wasInterrupted || divergence != nil }
  /// What the session computes in.
  private let precision: Precision
  /// The fast way, by batch size, which differs at the end of an epoch.
  private var plans: [Int: TrainingPlan] = [:]
  /// The batch size of the plan that is ahead of ``network`` and ``optimiser``, if one is.
  private var ahead: Int?
  /// The last step's batch, where a plan made it.
  private var lastBatch: (input: Tensor, target: Target)?

  /// The training as it was at two moments, of which one is before the last step, to find out what
  /// is kept of that alone.
  private var anchors: [TrainingRun] = []

  /// A step's pass, or the promise of it.
  package enum LastPass {
    case known(BackwardPass)
    case promised(LazyPass)
  }

  /// Makes a training from the state that a session is in.
  package init(session: Session, source: TrainingSource, network: Network, steps: Int) {
    self.source = source
    self.network = network
    self.steps = steps
    frozen = session.heldStill
    fault = session.fault
    optimiser = session.optimiser
    learningRate = optimiser.learningRate
    precision = session.precision
    record = session.learning.run(for: source, network: network)
    record.begin(optimiser, frozen: session.frozenNames)
    if case .data(let dataset, _, _) = source {
      let fresh = SampleOrder(count: dataset.trainingCount, seed: session.seed)
      let known = session.sampleOrder
      order = known?.count == fresh.count && known?.seed == fresh.seed ? known : fresh
    } else {
      order = session.sampleOrder
    }
  }

  /// Makes the steps, or as many of them as there is time for; a step that is not whole is dropped.
  package mutating func advance(
    interruption: Interruption, progress: ((WorkProgress?) -> Void)?
  ) throws(PassError) {
    var clock = ProgressClock()
    var anchorClock = AnchorClock()
    var isWhole = true
    var hasShown = false
    defer { if hasShown { progress?(nil) } }
    defer { record.finish(network) }
    while curve.count < steps, divergence == nil {
      anchorClock.ifDue { anchors = anchors.suffix(1) + [settledCopy] }
      do {
        try step(interruption: interruption)
        isWhole = false
        if divergence == nil { try lookAtHeldBack(interruption: interruption) }
        isWhole = true
      } catch .interrupted {
        wasInterrupted = true
        break
      }
      if let progress, clock.isDue() {
        progress(
          WorkProgress(clock.line(for: self), fraction: Double(curve.count) / Double(steps)))
        hasShown = true
      }
    }
    if isCutShort, curve.count > 0 { try comeToLastStep(isWhole: isWhole) }
    try finish()
  }

  /// Finds what a training that was cut short has to keep of its last step, which was not known to
  /// be the last: it comes to the very same as one of that many steps.
  ///
  /// - Parameter isWhole: whether the samples held back were looked at behind it, if they were due.
  private mutating func comeToLastStep(isWhole: Bool) throws(PassError) {
    guard var again = anchors.last(where: { $0.curve.count < curve.count }) else { return }
    if isWhole, again.curve.count == curve.count - 1 {
      lastOptimiser = again.optimiser
      return
    }
    again.steps = curve.count
    while again.curve.count < again.steps {
      try again.step(interruption: .never)
      try again.lookAtHeldBack(interruption: .never)
    }
    (again.steps, again.wasInterrupted, again.divergence) = (steps, wasInterrupted, divergence)
    self = again
  }

  /// The training as it is, without what makes it fast.
  private var settledCopy: TrainingRun {
    var copy = self
    copy.anchors = []
    copy.settle()
    copy.plans = [:]
    return copy
  }

  private mutating func step(interruption: Interruption) throws(PassError) {
    try interruption.check()
    var nextOrder = order
    let input: Tensor
    let target: Target
    var samples: [Int] = []
    switch source {
    case .present(let value, let wanted): (input, target) = (value.batch, wanted)
    case .data(let dataset, let encoding, let batch):
      samples = Array(nextOrder?.next(batch) ?? [])
      input = dataset.batch(samples)
      target = encoding.target(of: samples, in: dataset)
    }
    // Kept of the last step alone: a copy costs as much as a step of the rule.
    if curve.count == steps - 1 {
      settle()
      lastOptimiser = optimiser
    }
    if let loss = try plannedStep(input, target, interruption: interruption) {
      curve.add(loss)
      (lastBatch, order, lastSamples) = ((input, target), nextOrder, samples)
      if let plan = plans[input.shape[0]] { note(plan, loss) }
      return
    }
    settle()
    let backward = try pass(network, input, target, interruption: interruption)
    let loss = backward.forward.loss ?? .nan
    divergence = Divergence(
      backward.forward, countsLoss: true, weights: backward.weightGradients,
      biases: backward.biasGradients, by: optimiser, step: curve.count + 1)
    if divergence != nil { return }
    learningRate = optimiser.learningRate
    network.move(after: backward.forward)
    let before = network
    if optimiser.clipping != nil {
      let limit = optimiser.limit(
        network, weightGradients: backward.weightGradients, biasGradients: backward.biasGradients,
        frozen: frozen)
      clippedSteps += limit.isFelt ? 1 : 0
    }
    try optimiser.step(
      &network, after: backward, weightGradients: backward.weightGradients,
      biasGradients: backward.biasGradients, frozen: frozen, fault: fault,
      interruption: interruption)
    if precision != .float64 {
      network = network.rounded(to: precision)
      network.keep(frozen, of: before)
    }
    curve.add(loss)
    record.add(
      loss: loss, accuracy: source.accuracy(of: backward.forward.output, samples: samples),
      learningRate: learningRate, norm: backward.gradientNorm, network: { network })
    (lastPass, lastBatch, order, lastSamples) = (.known(backward), nil, nextOrder, samples)
  }

  /// Notes a step that a plan made.
  private mutating func note(_ plan: TrainingPlan, _ loss: Double) {
    let (network, held) = (network, roundedThough)
    record.add(
      loss: loss, accuracy: source.accuracy(of: plan.output, samples: lastSamples),
      learningRate: learningRate, norm: plan.gradientNorm
    ) { network.taking(plan, keeping: held) }
  }

  /// What is frozen, where a plan would round it all the same.
  private var roundedThough: [ParameterName: [Bool]] { precision == .float64 ? [:] : frozen }

  /// A step by a plan; `nil` where there is none for it.
  ///
  /// A broken pass goes the slow way, for a plan knows no mistakes; so does a network with a layer
  /// that has no fast form, and one whose numbers are no longer finite.
  private mutating func plannedStep(
    _ input: Tensor, _ target: Target, interruption: Interruption
  ) throws(PassError) -> Double? {
    guard fault == nil else { return nil }
    let samples = input.shape[0]
    if ahead != samples {
      settle()
      if plans[samples] == nil {
        plans[samples] = TrainingPlan(
          network, optimiser: optimiser, frozen: frozen, samples: samples, precision: precision,
          interruption: interruption)
      } else {
        plans[samples]?.load(network, optimiser)
      }
    }
    let rate = plans[samples]?.learningRate
    guard
      let loss = try plans[samples]?.step(input, target: target, interruption: interruption),
      let rate
    else { return nil }
    ahead = samples
    learningRate = rate
    clippedSteps += plans[samples]?.wasClipped == true ? 1 : 0
    return loss
  }

  /// Brings network and optimiser to where the plan is.
  private mutating func settle() {
    guard let ahead, let plan = plans[ahead] else { return }
    network = network.taking(plan, keeping: roundedThough)
    optimiser = plan.optimiser
    self.ahead = nil
  }

  /// Makes the last step's pass anew, for a plan keeps none, or promises to, and brings everything
  /// up to date.
  private mutating func finish() throws(PassError) {
    guard let (input, target) = lastBatch, let plan = plans[input.shape[0]] else { return }
    let before = network.taking(plan, keeping: roundedThough, beforeLastStep: true)
    settle()
    plans = [:]
    if let promise = LazyPass(before, input: input, target: target, precision: precision) {
      lastPass = .promised(promise)
    } else {
      lastPass = .known(try pass(before, input, target, interruption: .never))
    }
  }

  private func pass(
    _ network: Network, _ input: Tensor, _ target: Target, interruption: Interruption
  ) throws(PassError) -> BackwardPass {
    try network.forward(input, target: target, in: precision, interruption: interruption)
      .backward(interruption: interruption, fault: fault)
  }

  /// At the end of an epoch sees how the network does on the samples held back.
  private mutating func lookAtHeldBack(interruption: Interruption) throws(PassError) {
    guard case .data(let dataset, let encoding, _) = source, let order, order.isAtEndOfEpoch,
      !dataset.testIndices.isEmpty, record.wantsHeldBack()
    else { return }
    settle()
    record.add(
      try Evaluation.summary(
        of: dataset, network, encoding, in: precision, interruption: interruption))
  }
}

extension Network {
  /// This network with a plan's numbers, but for some that stay as they are.
  fileprivate func taking(
    _ plan: TrainingPlan, keeping held: [ParameterName: [Bool]], beforeLastStep: Bool = false
  ) -> Network {
    var network = self
    plan.store(into: &network, beforeLastStep: beforeLastStep)
    network.keep(held, of: self)
    return network
  }

  /// Puts numbers back to what another state of the same network has there.
  package mutating func keep(_ held: [ParameterName: [Bool]], of other: Network) {
    for (name, mask) in held {
      guard let index = index(ofLayer: name.layer), let old = other[name.layer]?[name.role],
        var elements = layers[index][name.role]?.elements, elements.count == mask.count
      else { continue }
      for place in mask.indices where mask[place] { elements[place] = old.elements[place] }
      update(layer: index) { $0[name.role] = Tensor(shape: old.shape, elements: elements) }
    }
  }
}
