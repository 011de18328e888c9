import CommandLanguage
import Datasets
import Documents
import NeuralNetwork
import Sessions
import Views

extension Session {
  /// `train N step|steps|epoch|epochs [batch B]`.
  ///
  /// - Parameter progress: shown how far it is; `nil` where statements are done again, so that an
  ///   interruption gives up the whole of it instead of keeping what was done.
  mutating func train(
    _ call: TypedCall<TrainCommand>, interruption: Interruption,
    progress: ((WorkProgress?) -> Void)?
  ) throws(Failure) -> Document {
    guard let network else { throw Failure(.noNetwork, at: call.range) }
    guard !network.layers.isEmpty else { throw Failure(.nothingToRun, at: call.range) }
    let source = try trainingSource(call, network)
    if sabotage != nil {
      try requireDoublePrecision(call, Self.needOfFaults)
    }
    let (wanted, overflow) = call.count.value.multipliedReportingOverflow(
      by: call.unit.value.isEpochs ? source.stepsPerEpoch : 1)
    var run = TrainingRun(
      session: self, source: source, network: network, steps: overflow ? .max : wanted)
    do {
      try run.advance(interruption: interruption, progress: progress)
    } catch {
      throw Failure(.pass(error), at: call.range)
    }
    if run.wasInterrupted, progress == nil || run.curve.count == 0 { throw Failure(.interrupted) }
    if let divergence = run.divergence, run.curve.count == 0 {
      throw Failure(.notFinite(divergence, doing: "step"), at: call.range)
    }
    adopt(run)
    if run.isCutShort { textDone = Self.statement(of: run, call) }
    return TrainView(session: self, run: run, before: network).document
  }

  /// Takes over what a training came to; the pass is that of its last step.
  private mutating func adopt(_ run: TrainingRun) {
    guard let lastPass = run.lastPass else { return }
    let before: Network
    let batch: Tensor
    let gradients: LastUpdate.Gradients
    switch lastPass {
    case .known(let backward):
      (before, batch) = (backward.forward.network, backward.forward.activations[0])
      gradients = .known(weights: backward.weightGradients, biases: backward.biasGradients)
    case .promised(let promise):
      (before, batch, gradients) = (promise.network, promise.input, .promised(promise))
    }
    var isBatched = true
    switch run.source {
    case .present(let input, _): isBatched = input.isBatched
    case .data(let dataset, let encoding, _):
      input = InputValue(batch: batch, isBatched: true)
      target = encoding.tensor(of: run.lastSamples, in: dataset)
    }
    touch()
    switch lastPass {
    case .known(let backward):
      pass = Pass(
        forward: backward.forward, backward: backward,
        gradients: AccumulatedGradients(backward, isFromLoss: true),
        isBatched: isBatched, revision: revision)
    case .promised(let promise):
      pass = Pass(promise, isBatched: isBatched, revision: revision)
    }
    network =
      falsification?.trained(run.network, heldStill: heldStill) ?? run.network
    optimiser = run.optimiser
    sampleOrder = run.order
    learning.keep(run.record)
    touch()
    lastUpdate = run.lastOptimiser.map { optimiser in
      LastUpdate(
        network: before, optimiser: optimiser, gradients: gradients, frozen: run.frozen,
        revision: revision)
    }
  }

  /// The statement that does as much as a training that was cut short did.
  private static func statement(of run: TrainingRun, _ call: TypedCall<TrainCommand>) -> String {
    let steps = run.curve.count
    let batch = call.batch.map { " \($0.name) \($0.value)" } ?? ""
    return "train \(steps.counted("step"))\(batch)"
  }
}
