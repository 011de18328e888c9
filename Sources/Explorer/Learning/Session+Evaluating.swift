import CommandLanguage
import Datasets
import Documents
import NeuralNetwork
import Sessions
import Views

extension Session {
  /// `evaluate`: accuracy and loss on the samples held back; changes nothing.
  func evaluate(
    at range: SourceRange, interruption: Interruption
  ) throws(Failure) -> Document {
    guard let network else { throw Failure(.noNetwork, at: range) }
    guard !network.layers.isEmpty else { throw Failure(.nothingToRun, at: range) }
    let dataset = try fitted(
      try requiredDataset(at: range), network, at: range)
    guard !dataset.testIndices.isEmpty else {
      throw Failure(.data(.nothingHeldBack(count: dataset.count)), at: range)
    }
    let encoding = try TargetEncoding(dataset, network, at: range)
    do {
      guard encoding.tellsClasses else {
        let distances = try Distances(
          dataset, network, encoding, in: precision, interruption: interruption)
        return DistancesView(dataset: dataset, distances: distances).document
      }
      let evaluation = try Evaluation(
        dataset, network, encoding, in: precision, interruption: interruption)
      let map =
        dataset.sampleShape == [2] && dataset.classCount == 2
        ? PlaneMap(
          dataset: dataset, network: network, encoding: encoding, outcomes: evaluation.outcomes)
        : nil
      return try EvaluateView(dataset: dataset, evaluation: evaluation, map: map)
        .document(interruption: interruption)
    } catch {
      throw Failure(.pass(error), at: range)
    }
  }
}
