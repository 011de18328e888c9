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

  /// The same with a layer that draws and one whose numbers move, which no plan runs to look at.
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
    "backward", "forward", "let b = edges.out", "set precision float64", "forward", "step",
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
    let promises = interpreter.session.pass?.promises ?? []
    #expect(promises.count == 2, "the pass itself, and the one whose gradients stay")
    interpreter.environment.interruption = Interruption { true }
    #expect(run("sum(conv1.out)", in: &interpreter).last?.wasInterrupted == true)
    #expect(!promises.contains { $0.isFulfilled })
    interpreter.environment.interruption = .never
    _ = run("backward add", in: &interpreter)
    #expect(promises.allSatisfy { $0.isFulfilled })
    var twin = Interpreter()
    _ = run(Self.start + "; forward; backward; forward; backward add", in: &twin)
    #expect(interpreter.session.pass?.gradients == twin.session.pass?.gradients)
  }

  @Test("A small pass is kept as it is")
  func small() {
    var interpreter = Interpreter()
    _ = run("example both; forward; backward; undo", in: &interpreter)
    #expect(interpreter.session.pass?.promises.isEmpty == true)
  }
}
