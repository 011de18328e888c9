import Datasets
import Documents
import NeuralNetwork

/// A training on its way: forward, backward and update, step by step.
struct TrainingRun {
  let source: TrainingSource
  /// How many steps are to be made.
  let steps: Int
  /// The numbers that no step changes.
  let frozen: [ParameterName: [Bool]]
  /// What is broken on purpose, if anything.
  let fault: Fault?
  private(set) var network: Network
  private(set) var optimiser: Optimiser
  private(set) var order: SampleOrder?
  /// The loss of each step, before its update.
  private(set) var curve = StepCurve()
  /// What is remembered of it and of the trainings that it goes on with.
  private(set) var record: LearningRun
  /// The last whole step's backward pass.
  private(set) var backward: BackwardPass?
  /// The numbers of the samples in the last step's batch.
  private(set) var lastSamples: [Int] = []
  /// The learning rate of the last step.
  private(set) var learningRate: Double
  /// Whether it was stopped before its last step.
  private(set) var wasInterrupted = false

  /// Makes a training from the state that a session is in.
  init(session: Session, source: TrainingSource, network: Network, steps: Int) {
    self.source = source
    self.network = network
    self.steps = steps
    frozen = session.heldStill
    fault = session.fault
    optimiser = session.optimiser
    learningRate = optimiser.learningRate
    record = session.learning.run(for: source, network: network)
    record.begin(rule: optimiser.rule, frozen: FrozenNote.list(session))
    if case .data(let dataset, _, _) = source {
      let fresh = SampleOrder(count: dataset.trainingCount, seed: session.seed)
      let known = session.sampleOrder
      order = known?.count == fresh.count && known?.seed == fresh.seed ? known : fresh
    } else {
      order = session.sampleOrder
    }
  }

  /// Makes the steps, or as many of them as there is time for; a step that is not whole is dropped.
  mutating func advance(
    interruption: Interruption, progress: ((Text?) -> Void)?
  ) throws(PassError) {
    var clock = ProgressClock()
    var hasShown = false
    defer { if hasShown { progress?(nil) } }
    defer { record.finish(network) }
    while curve.count < steps {
      do {
        try step(interruption: interruption)
        try lookAtHeldBack(interruption: interruption)
      } catch .interrupted {
        wasInterrupted = true
        return
      }
      if let progress, clock.isDue() {
        progress(clock.line(for: self))
        hasShown = true
      }
    }
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
      target = encoding.target(of: samples.map { dataset.labels[$0] })
    }
    let forward = try network.forward(input, target: target, interruption: interruption)
    let backward = try forward.backward(interruption: interruption, fault: fault)
    learningRate = optimiser.learningRate
    try optimiser.step(
      &network, after: backward, weightGradients: backward.weightGradients,
      biasGradients: backward.biasGradients, frozen: frozen, fault: fault,
      interruption: interruption)
    curve.add(forward.loss ?? .nan)
    record.add(
      backward, accuracy: source.accuracy(of: forward.output, samples: samples),
      learningRate: learningRate, network: network)
    (self.backward, order, lastSamples) = (backward, nextOrder, samples)
  }

  /// At the end of an epoch sees how the network does on the samples held back.
  private mutating func lookAtHeldBack(interruption: Interruption) throws(PassError) {
    guard case .data(let dataset, let encoding, _) = source, let order, order.isAtEndOfEpoch,
      !dataset.testIndices.isEmpty, record.wantsHeldBack()
    else { return }
    record.add(
      try Evaluation.summary(of: dataset, network, encoding, interruption: interruption))
  }
}
