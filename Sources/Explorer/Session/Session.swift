import Attribution
import Datasets
import NeuralNetwork

/// Everything a learner has made so far, as one value: undo is the value before.
public struct Session: Sendable {
  /// The network, once `input` was typed.
  public internal(set) var network: Network?
  /// The picture or batch to run, once it was given.
  public internal(set) var input: InputValue?
  /// The target as it was given; held against the output's shape at `forward`.
  public internal(set) var target: Tensor?
  /// What the last pass computed.
  public internal(set) var pass: Pass?
  /// How weights follow their gradients, with what it remembers from step to step.
  public internal(set) var optimiser = Optimiser()
  /// Whose choice the optimizer's rule is.
  var optimiserOrigin = OptimiserOrigin.usual
  /// What passes and training compute in.
  public internal(set) var precision = Precision.float64
  /// What the latest update started from.
  var lastUpdate: LastUpdate?
  /// The samples to train and test on.
  public internal(set) var dataset: Dataset?
  /// The walk through a pass, where one was begun and nothing changed since.
  public internal(set) var stepping: Stepper?
  /// What is shown after every step, as it was typed.
  var watches: [Watch] = []
  /// The order in which training takes the samples, and how far it has come.
  var sampleOrder: SampleOrder?
  /// The trainings so far, for the views that look back on them.
  var learning = LearningRecord()
  /// Which numbers of which parameters no update changes; an entry for each of their elements.
  public internal(set) var frozen: [ParameterName: [Bool]] = [:]
  /// What is broken on purpose, if anything.
  public internal(set) var sabotage: Sabotage?
  /// A fault beneath the session that nothing in it tells of.
  ///
  /// One that the learner chooses takes its place. It shows whether a lesson would notice a broken
  /// backward pass.
  var hiddenFault: Fault?
  /// Gradients that read wrong, while it is seen what was made of them.
  var falsification: Falsification?
  /// How many faults were drawn since the seed was set.
  var sabotageCount = 0
  /// The values named by `let`.
  public internal(set) var definitions: [String: Tensor] = [:]
  /// What all draws start from.
  public internal(set) var seed: UInt64 = 0
  /// How many draws `randn` has made since the seed was set.
  public internal(set) var drawCount = 0
  /// The last ordinal that a layer of each kind took in this network.
  var ordinals: [String: Int] = [:]
  /// The names that layers of this network were given by `rename`.
  var givenNames: Set<String> = []
  /// What it may hold at most, in bytes.
  var memoryBound = Environment.usualMemoryBound
  /// Counts the changes that make the values of a pass old.
  var revision = 0
  /// Counts the changes of any kind since a statement began.
  var changeCount = 0
  /// What a statement came to where it was stopped half-way: the statement to remember in its place.
  var textDone: String?
  /// The files that the present statement reads.
  var files = FileReadings()
  /// The remarks that are made once only and were made.
  var remarksMade: Set<Remark> = []

  /// Who chose the optimizer.
  enum OptimiserOrigin: Equatable, Sendable {
    /// Nobody: it is the one that every session begins with.
    case usual
    /// An example, for its own network.
    case example
    /// The learner.
    case chosen
  }

  /// A remark that is made once in a session.
  enum Remark: Hashable, Sendable {
    case gradientsStartFromZero
  }

  /// Makes an empty session.
  public init() {}

  /// What is broken now, if anything.
  var fault: Fault? { sabotage?.fault ?? hiddenFault }

  /// Whether the last pass's values are older than the network, the input or the target.
  public var isStale: Bool { pass.map { $0.revision != revision } ?? false }

  /// Notes that what a forward pass would compute has changed; a walk through one ends.
  mutating func touch() {
    revision += 1
    stepping = nil
    changeCount += 1
  }
}
