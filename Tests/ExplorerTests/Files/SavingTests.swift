import CommandLanguage
import Explorer
import NeuralNetwork
import Platform
import Sessions
import TestSupport
import Testing

@Suite struct SavingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The interpreter behind a script; each statement has to go well.
  private func session(
    _ script: String, sourceLocation: SourceLocation = #_sourceLocation
  ) -> Interpreter {
    var interpreter = Interpreter()
    for outcome in run(script, in: &interpreter) {
      #expect(
        outcome.diagnostic == nil, "\(outcome.source.text): \(outcome.diagnostic?.message ?? "")",
        sourceLocation: sourceLocation)
    }
    return interpreter
  }

  private static let full = """
    data edges 40; seed 9; input 1x8x8; conv 3 3x3; dense 4; loss cross-entropy
    optimizer adam lr 0.5; schedule cosine 3; set precision float32; let k = 7; train 2 steps
    freeze all; sabotage mean; watch k; rename conv1 edges

    """

  @Test func `a saved session comes back in a full one as in an empty one`() throws {
    let file = folder.file("m.gradus")
    let made = session(
      "input 2; dense 1; loss mse; input = [1,2]; target = [1]; train 2 steps; save \(file)")
    #expect(
      folder.text(of: "m.gradus").split(separator: "\n").first { !$0.hasPrefix("#") } == "reset")
    for before in ["", "seed 7\n", Self.full] {
      let other = session(before + "source \(file)")
      let difference = SessionSnapshot(other.session).difference(
        from: SessionSnapshot(made.session))
      #expect(difference == nil, "behind \(before)")
    }
  }

  @Test func `source of a saved session is one step of undo`() throws {
    let file = folder.file("m.gradus")
    _ = session("let a = 1; save \(file)")
    var other = session(Self.full)
    let before = SessionSnapshot(other.session)
    _ = run("source \(file); undo", in: &other)
    #expect(SessionSnapshot(other.session) == before)
  }

  @Test func `reset makes the session as it was at the start, and is undone`() throws {
    var full = session(Self.full)
    let before = SessionSnapshot(full.session)
    _ = run("set digits 7; reset", in: &full)
    #expect(SessionSnapshot(full.session) == SessionSnapshot(Session()))
    #expect(full.settings.digits == 7)
    _ = run("undo", in: &full)
    #expect(SessionSnapshot(full.session) == before)
  }

  @Test func `what came before reset is not saved`() throws {
    _ = session("let a = 1; reset; let b = 2; save \(folder.file("m"))")
    #expect(folder.text(of: "m").contains("rebuilds it.\nreset\nlet b = 2\n# "))
  }

  @Test(arguments: [
    "example both; train 3 steps",
    "input 1x4x4; conv 2 2x2; relu; dense 2; loss mse; optimizer adam; input = randn(3,1,4,4); "
      + "target = randn(3,2); train 5 steps; conv1.weight[0,0] = [[nan, inf], [-inf, -0]]",
    "data xor; input 2; dense 3; tanh; dense 2; loss cross-entropy; train 2 epochs; freeze dense1; "
      + "replace dense2 with dense 2; let a = dense1.weight * 3; let b = zeros(2,0); let c = 1/3",
    "example cross; relax conv1 sharing; train 2 steps; sample",
    "example sum; forward; backward with ones(1,2,2)",
    "input 1x8x8; input = cross; sigmoid; forward; backward with 1",
    "input 4; dense 3; input = randn(5,4); forward; backward with randn(5,3)",
    "set precision float32; example both; train 4 steps; rename conv1 edges; forward; backward",
  ])
  func `weights are saved to the bit, and nothing is trained again`(script: String) throws {
    let file = folder.file("m.gradus")
    var made = Interpreter()
    _ = run(script, in: &made)
    let outcome = run("save \(file) with weights", in: &made)
    #expect(outcome.last?.diagnostic == nil)
    let text = folder.text(of: "m.gradus")
    #expect(!text.contains("train 2") && !text.contains("train 5"))
    #expect(text.utf8.split(separator: 10).allSatisfy { $0.count < 1 << 20 })
    for before in ["", Self.full] {
      let other = session(before + "source \(file)")
      #expect(other.session.resembles(made.session, .numbers))
      #expect(other.session.pass?.gradients == made.session.pass?.gradients || made.session.isStale)
    }
  }

  @Test func `a file of weights is read no more where they stand in the script`() {
    let weights = folder.file("w.npz")
    let made = session("example both; export numpy \(weights); load \(weights)")
    for (line, isNeeded) in [("save -", true), ("save - with weights", false)] {
      let script = line.replacing("-", with: folder.file("m"))
      var interpreter = made
      let document = run(script, in: &interpreter).last?.document
      let isSaid = document?.blocks.contains { "\($0)".contains("has to be there then") } ?? false
      #expect(isSaid == isNeeded, "\(line)")
      #expect(folder.text(of: "m").contains("load ") == isNeeded, "\(line)")
    }
  }

  @Test func `save to standard output writes the script alone`() throws {
    let written = Bytes()
    var interpreter = Interpreter(environment: Environment(output: { written.bytes += $0 }))
    let outcomes = run("let a = 1; save -", in: &interpreter)
    #expect(outcomes.last?.document?.blocks.isEmpty == true)
    let text = String(decoding: written.bytes, as: UTF8.self)
    #expect(text.contains("rebuilds it.\nreset\nlet a = 1\n# "))
  }

  @Test func `where standard output is not free, save to it is refused`() {
    #expect(run("save -").last?.diagnostic?.code == "file-not-writable")
  }

  @Test func `save says when it replaced a file and where the old one is`() throws {
    try folder.write("mine".utf8, to: "m")
    let outcome = run("let a = 1; save \(folder.file("m"))").last
    let facts = outcome?.document?.facts ?? []
    #expect(facts.contains { $0.name == "backup" && $0.value == .text(folder.file("m~")) })
    #expect(folder.text(of: "m~") == "mine")
  }

  private final class Bytes: @unchecked Sendable {
    var bytes: [UInt8] = []
  }
}
