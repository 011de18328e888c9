import Attribution
import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Views

extension Session {
  /// `step`, `next`, `finish`, `back` and `restart`.
  mutating func takeStep(
    _ word: Command.Stepping, _ call: CommandCall, interruption: Interruption
  ) throws(Failure) -> Document {
    let step = try StepRequest(word, call)
    let watched = watchedValues(interruption: interruption)
    var isNew = false
    var stepper: Stepper
    if let stepping, !stepping.isAtEnd || word == .back || word == .restart {
      stepper = stepping
    } else if let stepping, stepping.isForwardComplete, !stepping.isBackwardComplete {
      // The walk ended with the output, for there was nothing to go back from.
      throw Failure(.stepNeedsLoss(hasLoss: stepping.network.loss != nil), at: call.range)
    } else {
      if word == .back { return StepView.nothingToTakeBack }
      stepper = try beginStepping(at: call.range)
      isNew = true
    }
    stepper.use(optimiser, frozen: heldStill, fault: fault)
    let before = stepper
    var done = 0
    do {
      switch step {
      case .term: done = try stepper.stepTerm(interruption: interruption) ? 1 : 0
      case .positions(let count): done = try stepper.step(count, interruption: interruption)
      case .stage: done = try stepper.finishStage(interruption: interruption)
      case .pass: done = try stepper.finishPass(interruption: interruption)
      case .back(let count): done = stepper.back(count)
      case .restart: stepper.restart()
      }
    } catch {
      throw Failure(.pass(error), at: call.range)
    }
    if stepper.hasBegunUpdate, !before.hasBegunUpdate, let backward = stepper.backwardPass,
      let divergence = Divergence(
        backward.forward, weights: backward.weightGradients,
        biases: backward.biasGradients, by: optimiser, step: optimiser.stepCount + 1)
    {
      throw Failure(.notFinite(divergence, doing: "update"), at: call.range)
    }
    keep(stepper, after: before, isNew: isNew)
    guard let pass else { preconditionFailure("a walk leaves a pass") }
    var document = StepView(
      session: self, pass: pass, stepper: stepper, before: before, word: word,
      asked: step.count,
      done: done
    ).document
    addWatches(to: &document, before: watched, interruption: interruption)
    return document
  }

  /// `where`: only looks.
  func whereabouts() -> Document {
    guard let stepping, let pass else { return StepView.nothingRuns(self) }
    return StepView(
      session: self, pass: pass, stepper: stepping, before: stepping, word: nil, done: 0
    ).document
  }

  /// A walk from the input on, with nothing computed.
  private func beginStepping(at range: SourceRange) throws(Failure) -> Stepper {
    if precision != .float64 {
      throw Failure(
        .notApplicable(
          command: "step",
          reason:
            "stepping is there in float64 alone: it adds term by term in the order of the formula, and float32 adds in whatever order is fastest",
          remedy: "set precision float64"), at: range)
    }
    guard let network else { throw Failure(.noNetwork, at: range) }
    guard !network.layers.isEmpty else { throw Failure(.nothingToRun, at: range) }
    guard let input else { throw Failure(.noInputValue(network.inputShape), at: range) }
    let target = try fittedTarget(network: network, batchSize: input.batch.shape[0], at: range)
    do {
      return try Stepper(network, input: input.batch, target: target, optimiser: optimiser)
    } catch {
      throw Failure(.pass(error), at: range)
    }
  }

  /// Makes what a walk computed so far the session's values.
  private mutating func keep(_ stepper: Stepper, after before: Stepper, isNew: Bool) {
    if stepper.currentNetwork != before.currentNetwork {
      network = stepper.currentNetwork
      touch()
    }
    if stepper.hasBegunUpdate || before.hasBegunUpdate { optimiser = stepper.currentOptimiser }
    let backward = stepper.backwardPass
    // The values belong to the weights that the walk began with.
    let isCurrent = !stepper.hasBegunUpdate
    var next = Pass(
      forward: stepper.forwardPass, backward: backward,
      gradients: backward.map { AccumulatedGradients($0) }
        ?? network.flatMap { pass?.gradients(for: $0) },
      isBatched: input?.isBatched ?? false, revision: isCurrent ? revision : revision - 1)
    next.progress =
      !stepper.isForwardComplete
      ? .halfForward
      : stepper.hasBegunBackward && !stepper.isBackwardComplete ? .halfBackward : .complete
    pass = next
    stepping = stepper
    changeCount += 1
    if stepper.isAtEnd, stepper.hasBegunUpdate, let backward {
      lastUpdate = LastUpdate(
        network: stepper.forwardPass.network, optimiser: stepper.updatingOptimiser,
        gradients: .known(weights: backward.weightGradients, biases: backward.biasGradients),
        frozen: heldStill, revision: revision)
    } else if before.hasBegunUpdate || stepper.hasBegunUpdate {
      lastUpdate = nil
    }
  }

  /// What to say where a statement ended a walk that was half done.
  func steppingLost(in next: Session, by statement: Statement) -> Block? {
    guard let stepping, !stepping.isAtEnd, next.stepping == nil else { return nil }
    if case .command(let call) = statement.kind, call.command.traits.contains(.endsStepping) {
      return nil
    }
    return .note(
      Note(
        .remark,
        "stepping was half-way and starts over: \(.code("step")) begins a new forward pass"))
  }
}
