import Attribution
import Datasets
import NeuralNetwork
import Storage

/// Everything a learner has made so far, as one value: undo is the value before.
package struct Session: Sendable {
  /// The network, once `input` was typed.
  package var network: Network? {
    _read { yield apartNetwork.value }
    _modify { yield &apartNetwork.value }
  }
  /// The picture or batch to run, once it was given.
  package var input: InputValue?
  /// The target as it was given; held against the output's shape at `forward`.
  package var target: Tensor?
  /// What the last pass computed.
  package var pass: Pass? {
    _read { yield apartPass.value }
    _modify { yield &apartPass.value }
  }
  /// How weights follow their gradients, with what it remembers from step to step.
  package var optimiser = Optimiser()
  /// Whose choice the optimizer's rule is.
  package var optimiserOrigin = OptimiserOrigin.usual
  /// What passes and training compute in.
  package var precision = Precision.float64
  /// What the latest update started from.
  package var lastUpdate: LastUpdate? {
    _read { yield apartLastUpdate.value }
    _modify { yield &apartLastUpdate.value }
  }
  /// The samples to train and test on.
  package var dataset: Dataset? {
    _read { yield apartDataset.value }
    _modify { yield &apartDataset.value }
  }
  /// The walk through a pass, where one was begun and nothing changed since.
  package var stepping: Stepper? {
    _read { yield apartStepping.value }
    _modify { yield &apartStepping.value }
  }
  /// What is shown after every step, as it was typed.
  package var watches: [Watch] = []
  /// The order in which training takes the samples, and how far it has come.
  package var sampleOrder: SampleOrder?
  /// The trainings so far, for the views that look back on them.
  package var learning: LearningRecord {
    _read { yield apartLearning.value }
    _modify { yield &apartLearning.value }
  }
  /// Which numbers of which parameters no update changes; an entry for each of their elements.
  package var frozen: [ParameterName: [Bool]] = [:]
  /// What is broken on purpose, if anything.
  package var sabotage: Sabotage?
  /// A fault beneath the session that nothing in it tells of.
  ///
  /// One that the learner chooses takes its place. It shows whether a lesson would notice a broken
  /// backward pass.
  package var hiddenFault: Fault?
  /// Gradients that read wrong, while it is seen what was made of them.
  package var falsification: Falsification?
  /// How many faults were drawn since the seed was set.
  package var sabotageCount = 0
  /// The values named by `let`.
  package var definitions: [String: Tensor] = [:]
  /// What all draws start from.
  package var seed: UInt64 = 0
  /// How many draws `randn` has made since the seed was set.
  package var drawCount = 0
  /// The last ordinal that a layer of each kind took in this network.
  package var ordinals: [String: Int] = [:]
  /// The names that layers of this network were given by `rename`.
  package var givenNames: Set<String> = []
  /// What it may hold at most, in bytes.
  package var memoryBound = Session.usualMemoryBound
  /// Counts the changes that make the values of a pass old.
  package var revision = 0
  /// Counts the changes of any kind since a statement began.
  package var changeCount = 0
  /// What a statement came to where it was stopped half-way: the statement to remember in its place.
  package var textDone: String?
  /// The files that the present statement reads.
  package var files = FileReadings()
  /// The remarks that are made once only and were made.
  package var remarksMade: Set<Remark> = []

  // What is large lies apart: sessions are held in many places, each of which copies them field by
  // field, in code that is as long as the fields are many.
  private var apartNetwork = Indirect<Network?>(nil)
  private var apartPass = Indirect<Pass?>(nil)
  private var apartLastUpdate = Indirect<LastUpdate?>(nil)
  private var apartDataset = Indirect<Dataset?>(nil)
  private var apartStepping = Indirect<Stepper?>(nil)
  private var apartLearning = Indirect<LearningRecord>(LearningRecord())

  /// What a session may hold whose statements its user types or runs: 2 GiB.
  package static let usualMemoryBound = 2 << 30
  /// What one may hold under the statements of others, as a lesson's or those that `source` reads:
  /// 512 MiB.
  package static let strangersMemoryBound = 512 << 20

  /// Who chose the optimizer.
  package enum OptimiserOrigin: Equatable, Sendable {
    /// Nobody: it is the one that every session begins with.
    case usual
    /// An example, for its own network.
    case example
    /// The learner.
    case chosen
  }

  /// A remark that is made once in a session.
  package enum Remark: Hashable, Sendable {
    case gradientsStartFromZero
  }

  /// Makes an empty session.
  package init() {}

  /// What is broken now, if anything.
  package var fault: Fault? { sabotage?.fault ?? hiddenFault }

  /// Whether the last pass's values are older than the network, the input or the target.
  package var isStale: Bool { pass.map { $0.revision != revision } ?? false }

  /// Notes that what a forward pass would compute has changed; a walk through one ends.
  package mutating func touch() {
    revision += 1
    stepping = nil
    changeCount += 1
  }
}
