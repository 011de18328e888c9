import Datasets
import NeuralNetwork

/// How near a network comes to the quantities of the samples that were held back.
package struct Distances {
  /// What became of one sample.
  package struct Outcome {
    /// The sample's number.
    package let sample: Int
    /// What its output should be.
    package let wanted: [Double]
    /// What it is.
    package let output: [Double]
    /// Its loss.
    package let loss: Double

    /// The mean of |output − wanted| over its numbers.
    package var meanError: Double {
      zip(output, wanted).reduce(0) { $0 + ($1.0 - $1.1).magnitude } / Double(max(1, wanted.count))
    }
  }

  /// Each held-back sample's outcome, in order.
  package let outcomes: [Outcome]
  /// The loss of all of them as one batch.
  package let loss: Double

  /// Runs the network forward over the samples held back.
  package init(
    _ dataset: Dataset, _ network: Network, _ encoding: TargetEncoding, in precision: Precision,
    interruption: Interruption
  ) throws(PassError) {
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(dataset.testIndices.count)
    var total = LossTotal(of: network.loss?.reduction ?? .mean)
    var outputs = HeldBackOutputs(dataset, network, in: precision)
    try outputs.forEach(encoding, interruption: interruption) { sample, output, target, value in
      if let loss = network.loss {
        total.add(value ?? .nan, of: loss, samples: 1, target: target)
      }
      outcomes.append(
        Outcome(
          sample: sample, wanted: encoding.tensor(of: [sample], in: dataset).elements,
          output: output.elements, loss: value ?? .nan))
    }
    self.outcomes = outcomes
    loss = total.value
  }

  /// The mean of |output − wanted| over all numbers.
  package var meanError: Double {
    outcomes.reduce(0) { $0 + $1.meanError } / Double(outcomes.count)
  }

  /// The share of the labels' spread that the outputs account for, 1 − Σ(out − wanted)² /
  /// Σ(wanted − mean)²; `nil` where they do not spread.
  package var determination: Double? {
    let wanted = outcomes.flatMap(\.wanted)
    let mean = wanted.reduce(0, +) / Double(max(1, wanted.count))
    let spread = wanted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let rest = zip(outcomes.flatMap(\.output), wanted).reduce(0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
    }
    return spread > 0 ? 1 - rest / spread : nil
  }

  /// The samples, those of the largest error first.
  package var worst: [Outcome] {
    outcomes.sorted {
      $0.meanError == $1.meanError ? $0.sample < $1.sample : $0.meanError > $1.meanError
    }
  }
}
