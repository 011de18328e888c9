import CommandLanguage
import Documents
import Explorer
import NeuralNetwork
import Sessions
import Synchronization
import Testing

@Suite("train")
struct TrainTests {
  static let digits =
    "input 8x8; conv 3 3x3; relu; dense 10; loss cross-entropy; data digits 100; optimizer adam\n"

  @Test("One step is forward, backward and update; the values are those before the update")
  func step() throws {
    let begun = "example both; optimizer sgd lr 0.01\n"
    var trained = Interpreter()
    var stepped = Interpreter()
    _ = run(begun + "train 1 step", in: &trained)
    _ = run(begun + "forward; backward; update", in: &stepped)
    #expect(trained.session.network == stepped.session.network)
    #expect(trained.session.pass?.forward == stepped.session.pass?.forward)
    #expect(trained.session.pass?.backward == stepped.session.pass?.backward)
    #expect(trained.session.isStale)
    #expect(run("backward", in: &trained).last?.diagnostic?.code == "stale")
  }

  @Test("The same seed gives the same bits, in one training or in several; another seed others")
  func reproducible() throws {
    func network(_ script: String) -> Network? {
      var interpreter = Interpreter()
      for outcome in run(script, in: &interpreter) { #expect(outcome.diagnostic == nil) }
      return interpreter.session.network
    }
    let whole = network(Self.digits + "train 12 steps batch 16")
    #expect(whole == network(Self.digits + "train 5 steps batch 16; train 7 steps batch 16"))
    // 80 samples to train on, 16 a step: an epoch is five steps.
    #expect(
      whole
        == network(
          Self.digits + "train 1 epoch batch 16; train 1 epoch batch 16; train 2 steps batch 16"))
    #expect(whole != network("seed 1\n" + Self.digits + "train 12 steps batch 16"))
  }

  @Test("The last step's pass of a large batch is the same when somebody looks at it")
  func promisedPass() throws {
    var interpreter = Interpreter()
    for outcome in run(
      "input 1x28x28; conv 6 5x5 pad 2; relu; maxpool 2; dense 10; loss cross-entropy; data digits 160",
      in: &interpreter)
    { #expect(outcome.diagnostic == nil) }
    let before = try #require(interpreter.session.network)
    #expect(run("train 1 step batch 128", in: &interpreter).last?.diagnostic == nil)
    let session = interpreter.session
    let (batch, labels) = (try #require(session.input?.batch), try #require(session.target))
    #expect(batch.shape == [128, 1, 28, 28])
    let backward = try before.forward(batch, target: .classes(labels.elements.map { Int($0) }))
      .backward()
    #expect(session.pass?.backward == backward)
    #expect(session.pass?.gradients?.weights == backward.weightGradients)
    let documents = run("explain dense1.bias[3] update; undo", in: &interpreter)
    #expect(documents.allSatisfy { $0.diagnostic == nil })
    #expect(interpreter.session.network == before)
  }

  @Test("Afterwards input and target are the last batch")
  func lastBatch() throws {
    #expect(try value(Self.digits + "train 2 steps batch 16; input").shape == [16, 1, 8, 8])
    #expect(try value(Self.digits + "train 2 steps batch 16; target").shape == [16])
    #expect(
      try value(Self.digits + "train 2 steps batch 16; conv1.weight.grad").shape == [3, 1, 3, 3])
  }

  @Test("Frozen numbers keep their bits through a training, and undo takes all of it back")
  func frozenAndUndone() throws {
    let script =
      Self.digits
      + "let k = conv1.weight; let d = dense1.weight[2:4]; freeze conv1; freeze dense1.weight[2:4]; train 2 epochs\n"
    #expect(
      try value(script + "sum(conv1.weight == k) + sum(dense1.weight[2:4] == d)")
        == Tensor(27 + 216))
    var interpreter = Interpreter()
    _ = run(Self.digits, in: &interpreter)
    let before = interpreter.session.network
    _ = run("train 1 epoch", in: &interpreter)
    #expect(interpreter.session.network != before)
    _ = run("undo", in: &interpreter)
    #expect(interpreter.session.network == before)
  }

  @Test("An interruption keeps whole steps, and the history says how many")
  func interrupted() throws {
    let counter = Counter()
    var interpreter = Interpreter(
      environment: Environment(interruption: Interruption { counter.next() > 2000 }))
    let outcomes = run(Self.digits + "train 1000 steps batch 8", in: &interpreter)
    let document = try #require(outcomes.last?.document)
    #expect(document.facts.contains(Fact("interrupted", .flag(true))))
    guard case .integer(let steps)? = document.facts.first(where: { $0.name == "steps" })?.value
    else { throw NoValue() }
    #expect(steps > 0 && steps < 1000)
    counter.reset()
    let history = try #require(run("history", in: &interpreter).last?.document)
    guard case .list(let texts)? = history.facts.first?.value else { throw NoValue() }
    #expect(texts.last == .text("train \(steps) steps batch 8"))
    var again = Interpreter()
    _ = run(Self.digits + "train \(steps) steps batch 8", in: &again)
    #expect(again.session.network == interpreter.session.network)
  }

  @Test("An interruption before the first step is done changes nothing")
  func interruptedAtOnce() {
    let counter = Counter()
    var interpreter = Interpreter()
    for outcome in run(Self.digits, in: &interpreter) { #expect(outcome.diagnostic == nil) }
    let network = interpreter.session.network
    interpreter.environment.interruption = Interruption { counter.next() > 1 }
    #expect(run("train 10 steps", in: &interpreter).last?.diagnostic?.code == "interrupted")
    #expect(interpreter.session.network == network)
  }

  @Test(
    "What cannot be trained is refused",
    arguments: [
      ("train 1 step", "no-network"), ("input 2; train 1 step", "nothing-to-run"),
      ("input 2; dense 2; train 1 step", "no-input"),
      ("input 2; dense 2; data xor; train 1 step", "no-loss"),
      ("input 8x8; dense 3; loss cross-entropy; data digits; train 1 step", "classes-do-not-fit"),
      ("input 2; dense 3; loss mse; data xor; train 1 step", "classes-do-not-fit"),
      ("example both; train 1 step batch 4", "not-applicable"),
      ("data digits; input 9x9; dense 10; loss cross-entropy; train 1 step", "data-do-not-fit"),
      ("example both; train 0 steps", "out-of-range"),
      ("evaluate", "no-network"), ("example both; evaluate", "no-data"),
      ("input 2; dense 2; loss mse; data xor 1; evaluate", "no-test-data"),
    ])
  func refused(_ line: String, code: String) {
    #expect(run(line).last?.diagnostic?.code == code)
  }

  @Test(
    "Small networks learn their sets",
    arguments: [
      "input 2; dense 8; tanh; dense 1; loss mse; data xor; optimizer adam lr 0.05; train 40 epochs",
      "input 2; dense 12; tanh; dense 2; loss cross-entropy; data rings; optimizer adam lr 0.05; train 40 epochs",
      "input 8x8; conv 4 3x3; relu; dense 4; loss cross-entropy; data edges; optimizer adam lr 0.01; train 8 epochs",
    ])
  func learns(_ script: String) throws {
    let document = try #require(run(script + "; evaluate").last?.document)
    guard
      case .number(let accuracy)? = document.facts.first(where: { $0.name == "accuracy" })?.value
    else { throw NoValue() }
    #expect(accuracy >= 0.9)
  }

  @Test("A small conv net tells 97 % of the digits held back")
  func digits() throws {
    let script = """
      input 8x8; conv 8 3x3; relu; maxpool 2; dense 10; loss cross-entropy; data digits
      optimizer adam lr 0.01; train 16 epochs; evaluate
      """
    let document = try #require(run(script).last?.document)
    let fact = document.facts.first { $0.name == "accuracy" }
    guard case .number(let accuracy)? = fact?.value else { throw NoValue() }
    #expect(accuracy >= 0.97)
  }

  @Test("A loss that runs away is spoken of, one that falls is not")
  func runaway() throws {
    let warning = "the loss has grown: the steps are too large"
    #expect(try text("example sobel; optimizer sgd lr 0.1; train 20 steps").contains(warning))
    #expect(try !text("example sobel; optimizer sgd lr 0.02; train 20 steps").contains(warning))
  }

  @Test("The confusion matrix counts every held-back sample once")
  func confusion() throws {
    let document = try #require(run(Self.digits + "evaluate").last?.document)
    guard case .list(let rows)? = document.facts.first(where: { $0.name == "confusion" })?.value
    else { throw NoValue() }
    var sum = 0
    for case .list(let row) in rows { for case .integer(let count) in row { sum += count } }
    #expect(rows.count == 10)
    #expect(sum == 20)
  }
}

/// Counts how often it was asked, from any thread.
private final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock {
      $0 += 1; return $0
    }
  }
  func reset() { count.withLock { $0 = -1_000_000_000 } }
}
