import CommandLanguage
import NeuralNetwork
import Sessions
import Storage
import TestSupport

@testable import Explorer

/// A session of random statements over the whole vocabulary, with what it was after each of them.
struct RandomSession {
  /// Where it was at a moment.
  struct Moment {
    /// How many lines its journal had.
    let lines: Int
    /// What it held.
    let snapshot: SessionSnapshot
  }

  /// The interpreter behind the statements so far.
  var work: Interpreter
  /// What was typed.
  private(set) var statements: [String] = []
  /// How many of them succeeded.
  private(set) var successes = 0
  /// Where it was at the start and behind each statement.
  private(set) var moments: [Moment] = []
  /// What it held behind each history that it had.
  private(set) var known: [[String]: SessionSnapshot] = [:]
  /// The first history behind which it held one thing, and then another.
  private(set) var contradiction: String?
  private let journal: Written
  private var generator: StatementGenerator

  /// Statements that build something that the others have to do with.
  static let beginnings = [
    "input 1x5x5; conv 2 3x3; relu; dense 3; loss cross-entropy; input = ramp; target = 1",
    "input 4; dense 3; tanh; dense 2; loss mse; input = [1, -2, 0.5, 3]; target = [1, 0]",
    "example both", "example cross", "example xor",
    "data edges 40; input 1x8x8; conv 2 3x3; maxpool 2; dense 4; loss cross-entropy; sample 3",
    "input 2x5x5; conv 2 3x3 pad 1; batchnorm; relu; conv 2 3x3 pad 1 sharing conv1; add relu1; "
      + "dropout 0.3; dense 3; loss cross-entropy; input = randn(2,2,5,5); target = [0, 2]",
    "input 2x4x4; conv 2 3x3 pad 1; prelu; from conv1; convtranspose 2 3x3 pad 1; silu; "
      + "concat prelu1; groupnorm 2; globalavgpool; dense 2; relu; layernorm; loss huber delta 0.5; "
      + "input = randn(2,4,4); target = [1, -1]",
    "example twice", "example inception", "example autoencoder",
  ]
  private static let usual = [
    "forward", "backward", "forward; backward", "update", "train 2 steps", "step", "next",
    "finish", "back", "undo", "redo", "undo 3", "redo 2", "let k = randn(2,2)", "let m = k / 0",
    "optimizer adam lr 0.01", "optimizer sgd lr 0.05 momentum 0.9", "freeze conv1",
    "conv1.weight[0] *= -0.5", "dense1.bias += 1/3", "relax conv1 sharing", "tie conv1",
    "sabotage random", "sabotage off", "set precision float32", "set precision float64",
    "schedule cosine 5", "seed 3", "watch sum(dense1.weight)", "rename dense1 head",
    "mode eval", "mode train", "mode train passes 3", "mode", "dropout1.mask = 1/0.7",
    "batchnorm1.mean += 0.1", "batchnorm1.var = 2", "freeze batchnorm1",
    "loss cross-entropy smoothing 0.1", "loss hinge margin 0.5", "loss mse reduction sum",
    "loss l1", "loss bce-logits", "target = zeros(shape(dense1.out)); loss huber",
    "insert batchnorm after conv1", "insert dropout 0.4 before dense1",
    "insert layernorm after relu1", "replace relu1 with elu 0.5", "replace relu1 with prelu",
    "remove batchnorm1", "from dense1", "add dense1", "concat dense1",
    "dense 3 sharing dense1", "conv 2 3x3 pad 1 sharing conv1", "prelu; softmax",
    "let k = [nan, inf, -inf, -0]", "dense1.bias[0] = -0", "backward add", "block relu1",
    "train 1e9 steps", "train 1 epoch", "optimizer rmsprop lr 0.01 momentum 0.5 centered on",
    "optimizer adagrad", "clip norm 0.5", "clip value 0.1", "clip off", "rate conv1 0.1",
    "rate dense1.weight 2", "rate all 1", "rate dense1.bias 0", "let rate = 2", "let clip = rate",
  ]

  /// Begins a session.
  ///
  /// - Parameters:
  ///   - journal: where its statements are written down.
  ///   - files: what its statements may read.
  init(journal: Journal?, generator: StatementGenerator, files: [String]) {
    let written = Written(journal)
    self.journal = written
    self.generator = generator
    self.generator.names.files = files
    work = Interpreter(
      environment: Environment(mayWriteFiles: false, journal: { written.record($0) }))
    look()
    type(self.generator.pick(Self.beginnings))
  }

  /// What it draws from, for the next one.
  var nextGenerator: StatementGenerator { generator }

  /// Types statements until there are so many.
  mutating func type(until count: Int) {
    while statements.count < count, !work.hasQuit {
      if generator.below(40) == 0 {
        type("reset")
        type(generator.pick(Self.beginnings))
      } else if generator.below(3) > 0 {
        type(generator.pick(Self.usual))
      } else {
        type(drawn())
      }
    }
    journal.journal = nil
  }

  /// A statement about what is there, mostly, that can be read, mostly.
  private mutating func drawn() -> String {
    let layers = work.session.network?.layers.map(\.name) ?? []
    generator.names.layers = layers.isEmpty ? ["nosuch1"] : layers
    let names = work.session.definitions.keys.sorted()
    generator.names.definitions = names.isEmpty ? ["k"] : names
    generator.names.examples = ["sum", "both", "cross", "xor"]
    var text = generator.next()
    var tries = 0
    while tries < 8, !Self.isWorthTyping(text) {
      text = generator.next()
      tries += 1
    }
    return text
  }

  /// What ends a session, writes, or belongs to a prompt.
  private static let elsewhere: Set = [
    "quit", "lesson", "hint", "done", "skip", "quiz", "worksheet", "save", "export", "record",
  ]

  private static func isWorthTyping(_ text: String) -> Bool {
    ScriptParser.statements(in: text).allSatisfy { source in
      guard case .success(let statement) = source.result else { return false }
      guard case .command(let call) = statement.kind else { return true }
      return !elsewhere.contains(call.word)
    }
  }

  private mutating func type(_ line: String) {
    work.environment.interruption = Self.budget()
    for source in ScriptParser.statements(in: line) {
      if case .success = work.run(source) { successes += 1 }
      statements.append(source.text)
      look()
    }
  }

  /// Notes where it is.
  private mutating func look() {
    let snapshot = SessionSnapshot(work.session)
    moments.append(Moment(lines: journal.lines, snapshot: snapshot))
    let history = work.history.entries.map(\.text)
    if let before = known[history], let difference = snapshot.difference(from: before) {
      contradiction = contradiction ?? "\(difference)\nbehind \(history.joined(separator: "\n"))"
    }
    known[history] = snapshot
  }

  /// Stops a statement that works for too long, at a moment that depends on its work alone.
  private static func budget() -> Interruption {
    let left = Countdown(400)
    return Interruption { left.isOver }
  }

  /// Where a session's events go, as long as it lives.
  private final class Written: @unchecked Sendable {
    var journal: Journal?
    private(set) var lines = 0
    init(_ journal: Journal?) { self.journal = journal }
    func record(_ event: JournalEvent) {
      journal?.record(event)
      lines += 1
    }
  }
}
