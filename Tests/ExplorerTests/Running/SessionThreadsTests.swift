import Documents
import Explorer
import NeuralNetwork
import TestSupport
import Testing

@Suite("set threads")
struct SessionThreadsTests {
  /// Networks that are long enough to be divided, each with data.
  private static let learners = [
    "input 1x28x28; conv 6 5x5 pad 2; relu; maxpool 2; conv 16 5x5; relu; maxpool 2; dense 120; relu; "
      + "dense 10; loss cross-entropy; data digits 200; optimizer adam",
    "input 1x28x28; conv 8 3x3 pad 1; batchnorm; relu; conv 8 3x3 pad 1; batchnorm; add relu1; "
      + "dropout 0.3; globalavgpool; dense 10; loss cross-entropy; data digits 200; optimizer sgd lr 0.1",
    "input 1x28x28; conv 6 5x5 stride 2; layernorm; gelu; convtranspose 3 3x3; groupnorm 3; "
      + "avgpool 2; dense 10; loss cross-entropy; data digits 200; set precision float32",
    "input 1x28x28; conv 6 5x5; relu; maxpool 2; relax conv1 sharing; dense 10; loss cross-entropy; "
      + "data digits 100",
  ]

  private static let statements = [
    "train 3 steps batch 64", "train 2 steps batch 40", "evaluate",
    "sum(contributions(conv1.weight))",
    "undo", "train 2 steps batch 40", "curves",
  ]

  @Test("Every answer is the same on any number of threads", arguments: learners)
  func answers(_ learner: String) throws {
    var wanted: [String] = []
    var state: SessionSnapshot?
    for threads in [1, 2, 3, 7] {
      var interpreter = Interpreter()
      // A check takes a second, whatever it checks.
      let check = learner == Self.learners[0] ? ["gradcheck conv1"] : []
      let script = (["set threads \(threads)", learner] + Self.statements + check)
        .joined(separator: "; ")
      let answers = run(script, in: &interpreter).dropFirst().map { outcome in
        let envelope = JSONEnvelope(file: "-", line: 1, statement: outcome.source.text)
        return outcome.document.map { JSONRenderer().object(for: $0, envelope: envelope) }
          ?? outcome.diagnostic?.message ?? ""
      }
      let snapshot = SessionSnapshot(interpreter.session)
      if threads == 1 { (wanted, state) = (answers, snapshot) }
      for (answer, other) in zip(answers, wanted) { #expect(answer == other) }
      #expect(try #require(state).difference(from: snapshot) == nil)
    }
  }

  @Test(
    "A training that is stopped keeps whole steps, and what is stopped in its midst nothing",
    arguments: [1, 2, 3, 7])
  func stopping(_ threads: Int) throws {
    let learner = "set threads \(threads); " + Self.learners[0]
    for asks in [0, 5, 60, 300] {
      var stopped = Interpreter()
      #expect(run(learner, in: &stopped).last?.diagnostic == nil)
      let before = SessionSnapshot(stopped.session)
      let left = Countdown(asks)
      stopped.environment.interruption = Interruption { left.isOver }
      let outcome = run("train 1e6 steps batch 64", in: &stopped).last
      stopped.environment.interruption = .never
      if outcome?.diagnostic != nil {
        #expect(SessionSnapshot(stopped.session).difference(from: before) == nil)
        continue
      }
      let text = try #require(stopped.statements.last)
      #expect(text.hasPrefix("train ") && !text.contains("1e6"))
      var whole = Interpreter()
      #expect(run("\(Self.learners[0]); \(text)", in: &whole).last?.diagnostic == nil)
      #expect(
        SessionSnapshot(stopped.session).difference(from: SessionSnapshot(whole.session)) == nil)
      // Taken back and made again it is the same.
      _ = run("undo; redo", in: &stopped)
      #expect(
        SessionSnapshot(stopped.session).difference(from: SessionSnapshot(whole.session)) == nil)
    }
  }

  @Test(
    "What several threads do stops soon after it was asked to",
    arguments: ["gradcheck conv1", "let x = contributions(conv1.weight)", "evaluate"])
  func stoppingViews(_ line: String) {
    var interpreter = Interpreter()
    let start = Self.learners[0] + "; sample 0; forward; backward; set threads 3"
    #expect(run(start, in: &interpreter).last?.diagnostic == nil)
    let left = Countdown(0)
    interpreter.environment.interruption = Interruption { left.isOver }
    #expect(run(line, in: &interpreter).last?.diagnostic?.code == "interrupted")
  }

  @Test("It is shown, kept out of the session, and refused where it is no number of threads")
  func setting() throws {
    var interpreter = Interpreter()
    #expect(interpreter.settings.threads == nil)
    #expect(run("set threads 3", in: &interpreter).last?.diagnostic == nil)
    #expect(interpreter.settings.threads == 3 && interpreter.statements.isEmpty)
    #expect(run("reset", in: &interpreter).last?.diagnostic == nil)
    #expect(interpreter.settings.threads == 3)
    for text in ["set threads 0", "set threads 65", "set threads -1", "set threads many"] {
      #expect(run(text, in: &interpreter).last?.diagnostic != nil, "\(text)")
    }
    #expect(interpreter.settings.threads == 3)
    #expect(run("set threads auto", in: &interpreter).last?.diagnostic == nil)
    #expect(interpreter.settings.threads == nil)
  }
}
