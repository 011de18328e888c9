import Datasets
import NeuralNetwork

/// What a network makes of the samples that were held back, some of them at once.
struct HeldBackOutputs {
  let dataset: Dataset
  /// The network, in `eval`.
  let network: Network
  /// What it computes in.
  let precision: Precision
  /// Each thread's plans by how many samples they run; `nil` where the layers have to do it.
  private var plans: [[Int: OutputPlan?]] = []

  /// So many samples are run at once at the most.
  private static let mostSamples = 64
  /// What a pass keeps of them takes memory: so many numbers at the most, unless one sample has more.
  private static let mostNumbers = 1 << 20
  /// The outputs of so many times as many are kept, for several threads run some of them each.
  private static let mostRounds = 16

  init(_ dataset: Dataset, _ network: Network, in precision: Precision) {
    self.dataset = dataset
    self.network = network.inEval
    self.precision = precision
  }

  /// Runs some samples forward, several threads some of them each.
  ///
  /// - Returns: their outputs, [sample, …outputShape], the same however many run at once.
  mutating func of(_ samples: Range<Int>, interruption: Interruption) throws(PassError) -> Tensor {
    let each = network.layers.reduce(network.inputShape.count) { $0 + $1.outputShape.count }
    let most = max(1, min(Self.mostSamples, Self.mostNumbers / max(1, each)))
    let parts = stride(from: samples.lowerBound, to: samples.upperBound, by: most).map {
      $0..<min($0 + most, samples.upperBound)
    }
    let threads = network.isWorthPlan(samples: samples.count) ? Threads.count : 1
    while plans.count < threads { plans.append([:]) }
    // Taken out, so that each thread changes its own in their place.
    var plans: [[Int: OutputPlan?]] = []
    swap(&plans, &self.plans)
    defer { swap(&plans, &self.plans) }
    var outputs = [[Double]](repeating: [], count: parts.count)
    var result = Result<Void, PassError>.success(())
    outputs.withUnsafeMutableBufferPointer { outputs in
      plans.withUnsafeMutableBufferPointer { plans in
        result = Result { () throws(PassError) in
          try Threads.perform(parts.count, threads: threads, interruption: interruption) {
            part, worker, interruption throws(PassError) in
            outputs[part] = try output(
              dataset.batch(parts[part]), by: &plans[worker], interruption: interruption
            ).elements
          }
        }
      }
    }
    try result.get()
    return Tensor(
      shape: network.outputShape.prepending(samples.count), elements: outputs.flatMap(\.self))
  }

  private func output(
    _ batch: Tensor, by plans: inout [Int: OutputPlan?], interruption: Interruption
  ) throws(PassError) -> Tensor {
    let samples = batch.shape[0]
    if plans[samples] == nil {
      let plan = OutputPlan(
        network, samples: samples, precision: precision, interruption: interruption)
      try interruption.check()
      plans[samples] = .some(plan)
    }
    if let output = try plans[samples]??.output(of: batch, interruption: interruption) {
      return output
    }
    return try network.forward(batch, in: precision, interruption: interruption).output
  }

  /// Runs all of them forward, and visits each with its output, [1, …outputShape], its target and its
  /// loss, `nil` without one.
  mutating func forEach(
    _ encoding: TargetEncoding, interruption: Interruption,
    _ body: (_ sample: Int, _ output: Tensor, Target, _ loss: Double?) -> Void
  ) throws(PassError) {
    let test = dataset.testIndices
    let fitting = Self.mostNumbers / max(1, network.outputShape.count) / Self.mostSamples
    let most = Self.mostSamples * max(1, min(fitting, Self.mostRounds))
    for start in stride(from: test.lowerBound, to: test.upperBound, by: most) {
      let samples = start..<min(start + most, test.upperBound)
      let outputs = try of(samples, interruption: interruption)
      for sample in samples {
        try interruption.check()
        let output = outputs.slice(at: sample - start).reshaped(
          to: network.outputShape.prepending(1))
        let target = encoding.target(of: [sample], in: dataset)
        body(sample, output, target, try network.loss(of: output, target: target))
      }
    }
  }
}
