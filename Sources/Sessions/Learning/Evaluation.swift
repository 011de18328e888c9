import Datasets
import NeuralNetwork

/// How a network does on the samples that were held back.
package struct Evaluation {
  /// What became of one sample.
  package struct Outcome {
    /// The sample's number.
    package let sample: Int
    /// Its class.
    package let label: Int
    /// The class that the outputs speak for.
    package let predicted: Int
    /// Its loss.
    package let loss: Double
  }

  /// Each held-back sample's outcome, in order.
  package let outcomes: [Outcome]
  package let classCount: Int
  /// The loss of all of them as one batch.
  package let loss: Double

  /// Runs the network forward over the samples held back.
  package init(
    _ dataset: Dataset, _ network: Network, _ encoding: TargetEncoding, in precision: Precision,
    interruption: Interruption
  ) throws(PassError) {
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(dataset.testIndices.count)
    var classCount = dataset.classCount
    var total = LossTotal(of: network.loss?.reduction ?? .mean)
    var outputs = HeldBackOutputs(dataset, network, in: precision)
    try outputs.forEach(encoding, interruption: interruption) { sample, output, target, value in
      let label = dataset.labels[sample]
      if let loss = network.loss {
        total.add(value ?? .nan, of: loss, samples: 1, target: target)
      }
      let predicted = encoding.predicted(output.elements[...])
      classCount = max(classCount, predicted + 1)
      outcomes.append(
        Outcome(
          sample: sample, label: label, predicted: predicted,
          // Of a class that does not count there is no mean.
          loss: network.loss?.meanCount(samples: 1, target: target) == 0
            ? 0 : value ?? .nan))
    }
    self.outcomes = outcomes
    self.classCount = classCount
    loss = total.value
  }

  /// How many samples' losses make one mean where nobody asks for each of them.
  private static let batch = 128

  /// The accuracy, where there are classes, and the mean loss alone, of the samples held back.
  static func summary(
    of dataset: Dataset, _ network: Network, _ encoding: TargetEncoding, in precision: Precision,
    interruption: Interruption
  ) throws(PassError) -> (accuracy: Double?, loss: Double) {
    var outputs = HeldBackOutputs(dataset, network, in: precision)
    var hits = 0
    var total = LossTotal(of: network.loss?.reduction ?? .mean)
    let test = dataset.testIndices
    for start in stride(from: test.lowerBound, to: test.upperBound, by: batch) {
      let samples = start..<min(start + batch, test.upperBound)
      let output = try outputs.of(samples, interruption: interruption)
      if encoding.tellsClasses {
        hits += encoding.hits(output, labels: Array(dataset.labels[samples]))
      }
      let target = encoding.target(of: samples, in: dataset)
      if let loss = network.loss {
        let value = try network.loss(of: output, target: target) ?? .nan
        total.add(value, of: loss, samples: samples.count, target: target)
      }
    }
    let accuracy = encoding.tellsClasses ? Double(hits) / Double(test.count) : nil
    return (accuracy, total.value)
  }

  /// How many samples were told rightly.
  package var right: Int { outcomes.count { $0.label == $0.predicted } }
  /// The share of samples told rightly.
  package var accuracy: Double { Double(right) / Double(outcomes.count) }

  /// How often each class, down, was taken for each class, across.
  package var confusion: [[Int]] {
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: classCount), count: classCount)
    for outcome in outcomes { counts[outcome.label][outcome.predicted] += 1 }
    return counts
  }

  /// The samples told wrongly, those of the largest loss first.
  package var mistakes: [Outcome] {
    outcomes.filter { $0.label != $0.predicted }.sorted {
      $0.loss == $1.loss ? $0.sample < $1.sample : $0.loss > $1.loss
    }
  }
}
