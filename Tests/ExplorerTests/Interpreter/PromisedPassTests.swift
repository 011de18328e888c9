import NeuralNetwork
import TestSupport
import Testing

@testable import Explorer
@testable import Sessions

@Suite("Large passes behind the session, which are promised and not kept")
struct PromisedPassTests {
  /// 100,000 numbers in all activations.
  private static let start = """
    seed 7; input 1x40x40; conv 8 5x5; relu; maxpool 2; flatten; dense 3
    loss cross-entropy; input = randn(4,1,40,40); target = [0,2,1,1]
    """

  /// The same with a layer that draws and one whose numbers move: no plan runs it to look at, and its
  /// passes are kept.
  private static let moving = start.replacing("relu;", with: "batchnorm; relu; dropout 0.3;")

  /// Passes of every kind, each from what the one before has left.
  private static let lines = [
    "forward", "backward", "forward", "backward add", "optimizer adam lr 0.01", "update",
    "forward", "backward", "block relu1", "backward", "unblock relu1", "forward", "backward",
    "rename conv1 edges", "backward", "let a = input.grad", "forward", "backward with ones(4,3)",
    "sabotage flipped-kernel", "forward", "backward", "sabotage off", "input = input * 2",
    "forward", "backward",
    "train 2 steps", "mode eval", "forward", "backward", "mode train", "set precision float32",
    "forward",
    "backward", "forward", "let b = edges.out", "sabotage update-early", "forward", "backward",
    "sabotage off", "set precision float64", "loss cross-entropy weights [3,1,1]",
    "sabotage batch-mean-forgotten", "forward", "backward", "sabotage off", "forward", "step",
  ]

  @Test(
    "Undone step by step and done again, each session is the same to the bit",
    arguments: [start, moving])
  func backAndForth(start: String) throws {
    var interpreter = Interpreter()
    _ = run(start, in: &interpreter)
    var known = [SessionSnapshot(interpreter.session)]
    for line in Self.lines {
      let outcome = try #require(run(line, in: &interpreter).last)
      #expect(outcome.diagnostic == nil, "\(line): \(outcome.diagnostic?.message ?? "")")
      known.append(SessionSnapshot(interpreter.session))
    }
    for place in known.indices.dropLast().reversed() {
      _ = run("undo", in: &interpreter)
      let difference = SessionSnapshot(interpreter.session).difference(from: known[place])
      #expect(difference == nil, "before \(Self.lines[place]): \(difference ?? "")")
    }
    for place in known.indices.dropFirst() {
      _ = run("redo", in: &interpreter)
      let difference = SessionSnapshot(interpreter.session).difference(from: known[place])
      #expect(difference == nil, "behind \(Self.lines[place - 1]): \(difference ?? "")")
    }
  }

  @Test("Each can be stopped while it is worked out, and is there the next time")
  func interrupted() throws {
    var interpreter = Interpreter()
    _ = run(Self.start + "; forward; backward; forward; backward; undo", in: &interpreter)
    let promise = try #require(interpreter.session.pass?.promise)
    interpreter.environment.interruption = Interruption { true }
    #expect(run("sum(conv1.out)", in: &interpreter).last?.wasInterrupted == true)
    #expect(!promise.isFulfilled)
    interpreter.environment.interruption = .never
    _ = run("sum(conv1.out)", in: &interpreter)
    #expect(promise.isFulfilled)
    let earlier = try #require(interpreter.session.pass?.gradients?.promise)
    #expect(!earlier.isFulfilled, "nobody has asked for the gradients of the pass before")
    _ = run("backward add", in: &interpreter)
    #expect(earlier.isFulfilled)
    var twin = Interpreter()
    _ = run(Self.start + "; forward; backward; forward; backward add", in: &twin)
    #expect(interpreter.session.pass?.gradients == twin.session.pass?.gradients)
  }

  @Test(
    "What comes of a mistake or of a gradient that was given is not kept whole behind it, either")
  func unpromised() throws {
    for way in ["sabotage flipped-kernel; forward; backward", "forward; backward with ones(4,3)"] {
      var interpreter = Interpreter()
      _ = run(Self.start + "; \(way); forward", in: &interpreter)
      let pass = try #require(interpreter.session.pass)
      let kept = pass.promised
      #expect(pass.heldCount > 200_000, "\(way)")
      #expect(kept.heldCount < 50_000, "\(way): \(kept.heldCount)")
      #expect(kept.gradients == pass.gradients)
    }
  }

  @Test("A training's last pass stays one, for its gradients and for what the update followed")
  func trained() throws {
    var interpreter = Interpreter()
    _ = run(
      Self.start.replacing("(4,1", with: "(44,1").replacing("[0,2,1,1]", with: "arange(44) * 0")
        + "; train 1 step; let a = 1; undo", in: &interpreter)
    let promise = try #require(interpreter.session.pass?.promise)
    guard case .promised(let followed)? = interpreter.session.lastUpdate?.gradients else {
      Issue.record("the update's gradients are known")
      return
    }
    #expect(followed === promise && !promise.isFulfilled)
    #expect(run("forward; backward add", in: &interpreter).last?.diagnostic == nil)
  }

  @Test("A small pass is kept as it is")
  func small() {
    var interpreter = Interpreter()
    _ = run("example both; forward; backward; undo", in: &interpreter)
    #expect(interpreter.session.pass != nil && interpreter.session.pass?.promise == nil)
  }
}
