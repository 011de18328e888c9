import NeuralNetwork

/// The trainings of a session, run by run, for `curves` and `filmstrip`.
///
/// `train` goes on with the latest run where weights and data are as that run left them, and begins
/// another otherwise: after a new head, other data, fresh weights.
package struct LearningRecord: Sendable {
  /// How many runs are kept.
  private static let most = 6

  /// The runs, the oldest first.
  package private(set) var runs: [LearningRun] = []
  private var count = 0

  /// The latest run.
  package var latest: LearningRun? { runs.last }

  /// The run of a number, if it is kept.
  package subscript(number: Int) -> LearningRun? { runs.first { $0.number == number } }

  /// The run that a training would be part of.
  func run(for source: TrainingSource, network: Network) -> LearningRun {
    if let latest, latest.isContinued(by: source, network: network) { return latest }
    return LearningRun(number: count + 1, source: source, network: network)
  }

  /// Keeps a run in the state that a training left it.
  package mutating func keep(_ run: LearningRun) {
    if runs.last?.number == run.number { runs.removeLast() }
    runs.append(run)
    count = run.number
    if runs.count > Self.most { runs.removeFirst() }
  }

  /// Gives a layer of the latest run another name.
  package mutating func rename(layer old: String, to new: String) {
    guard !runs.isEmpty else { return }
    runs[runs.count - 1].rename(layer: old, to: new)
  }

  /// About how many numbers it holds.
  var elementCount: Int { runs.reduce(0) { $0 + $1.elementCount } }
}
