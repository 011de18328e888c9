import CommandLanguage
import Datasets
import NeuralNetwork

/// Where a training takes its batches from.
package enum TrainingSource {
  /// The training half of the data, so many samples at a time.
  case data(Dataset, TargetEncoding, batch: Int)
  /// The present input, always the same.
  case present(InputValue, Target)

  /// How many steps it takes to see each sample once.
  package var stepsPerEpoch: Int {
    switch self {
    case .data(let dataset, _, let batch): (dataset.trainingCount + batch - 1) / batch
    case .present: 1
    }
  }

  /// The share of a batch's samples that its outputs tell rightly; `nil` where there are no classes.
  func accuracy(of output: Tensor, samples: [Int]) -> Double? {
    guard case .data(let dataset, let encoding, _) = self, encoding.tellsClasses else { return nil }
    let hits = encoding.hits(output, labels: samples.map { dataset.labels[$0] })
    return Double(hits) / Double(samples.count)
  }
}

extension Session {
  /// The data where they are loaded and fit the network, else the present input.
  package func trainingSource(
    _ call: TypedCall<TrainCommand>, _ network: Network
  ) throws(Failure) -> TrainingSource {
    if let dataset = dataset?.fitted(to: network.inputShape),
      dataset.sampleShape == network.inputShape || input == nil
    {
      let dataset = try fitted(dataset, network, at: call.range)
      let encoding = try TargetEncoding(dataset, network, at: call.range)
      let batch = min(call.batch?.value ?? Self.usualBatch, dataset.trainingCount)
      return .data(dataset, encoding, batch: batch)
    }
    if let batch = call.batch {
      throw Failure(
        .notApplicable(
          command: "train", reason: "without data the present input is the batch",
          remedy: "data \(network.inputShape == [2] ? "xor" : "digits")"),
        at: batch.range)
    }
    guard let input else {
      throw Failure(.data(.nothingToTrainOn(network.inputShape)), at: call.range)
    }
    if network.loss == nil { throw Failure(.noLoss, at: call.range) }
    let wanted = try fittedTarget(
      network: network, batchSize: input.batch.shape[0], at: call.range)
    guard let wanted else { throw Failure(.noTarget, at: call.range) }
    return .present(input, wanted)
  }

  /// How many samples a step takes unless told otherwise.
  static let usualBatch = 32
}
