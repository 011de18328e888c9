import Documents
import Explorer
import NeuralNetwork
import Testing

@testable import Sessions
@testable import Views

@Suite("curves and filmstrip")
struct CurvesTests {
  static let edges =
    "input 8x8; conv 2 3x3; relu; maxpool 2; dense 4; loss cross-entropy; data edges 100; optimizer adam lr 0.01\n"

  @Test("Losses, rates and gradient norms are those of the steps")
  func numbers() throws {
    let begun = "example both; optimizer sgd lr 0.01; schedule step 1 0.5\n"
    let curves = try facts(begun + "train 3 steps; curves")
    let trained = try facts(begun + "train 3 steps")
    #expect(curves["losses"] == trained["losses"])
    #expect(curves["rates"] == .list([.number(0.01), .number(0.005), .number(0.0025)]))
    let norm = try value(
      begun + "forward; backward; sqrt(sum(conv1.weight.grad ^ 2))")
    let first = try #require(curves["gradientNorms"]?["conv1"]?.entries.first?.number)
    #expect(abs(first - norm.elements[0]) < 1e-12)
  }

  @Test("What the samples held back said is what evaluate says")
  func heldBack() throws {
    let script = Self.edges + "train 3 epochs; "
    let points = try #require(facts(script + "curves")["heldBack"]).entries
    let evaluation = try facts(script + "evaluate")
    #expect(points.map { $0["step"]?.number } == [3, 6, 9])
    #expect(points.last?["accuracy"] == evaluation["accuracy"])
    let (loss, wanted) = (points.last?["loss"]?.number, evaluation["loss"]?.number)
    #expect(abs(try #require(loss) - #require(wanted)) < 1e-12)
  }

  @Test("Looking back changes nothing that is learned")
  func changesNothing() {
    var interpreter = Interpreter()
    _ = run(Self.edges + "train 2 epochs", in: &interpreter)
    let before = SessionState(interpreter)
    _ = run("curves; curves moved; filmstrip conv1", in: &interpreter)
    #expect(SessionState(interpreter) == before)
  }

  @Test(
    "A training goes on with the run where weights and data are as it left them",
    arguments: [
      ("", 1), ("optimizer sgd lr 0.1;", 1), ("freeze conv1;", 1), ("rename conv1 edges;", 1),
      ("evaluate; sample 3; forward;", 1), ("replace dense1 with dense 4;", 2), ("seed 1;", 2),
      ("conv1.bias = 0;", 2), ("data edges 120;", 2),
    ])
  func runs(_ between: String, count: Int) throws {
    let curves = try facts(Self.edges + "train 4 steps; \(between) train 3 steps; curves")
    #expect(curves["run"] == .integer(count))
    #expect(curves["steps"] == .integer(count == 1 ? 7 : 3))
  }

  @Test("Undo takes the run back with the steps")
  func undone() throws {
    let curves = try facts(Self.edges + "train 4 steps; train 3 steps; undo; curves")
    #expect(curves["steps"] == .integer(4))
    #expect(
      run(Self.edges + "train 4 steps; undo; curves").last?.diagnostic?.code == "no-training")
  }

  @Test("Several runs stand in one picture, each with its number")
  func together() throws {
    let document = try document(
      Self.edges + "train 8 steps; seed 1; freeze conv1; train 8 steps; curves 1 2")
    let runs = try #require(document.factsByName["runs"]).entries
    #expect(runs.map { $0["run"] } == [.integer(1), .integer(2)])
    #expect(runs.map { $0["frozen"] } == [.list([]), .list([.text("conv1")])])
    guard case .figure(let figure)? = document.blocks.dropFirst().first,
      case .chart(let chart) = figure.content,
      case .drawing(let drawing)? = figure.instead.first
    else { throw NoValue() }
    let lines = drawing.lines.map(\.exactString).joined()
    #expect(lines.contains("1") && lines.contains("2"))
    #expect(chart.series.map(\.name) == ["run 1", "run 2"])
    #expect(chart.series.map(\.points.count) == [8, 8])
  }

  @Test("moved is the distance between the first and the last weights")
  func moved() throws {
    let script = "example both; optimizer sgd lr 0.001; let k = conv1.weight; "
    let facts = try facts(script + "train 5 steps; train 5 steps; curves moved")
    let distance = try value(
      script + "train 10 steps; sqrt(mean((conv1.weight - k) ^ 2))"
    ).elements[0]
    let moved = try #require(facts["moved"]?["conv1.weight"]?["moved"]?.number)
    #expect(abs(moved - distance) < 1e-12)
  }

  @Test("A filmstrip begins with the first kernels and ends with the last")
  func filmstrip() throws {
    let script = Self.edges + "let k = conv1.weight; train 50 steps; "
    let facts = try facts(script + "filmstrip conv1")
    let pictures = try #require(facts["pictures"]).entries
    #expect(facts["steps"]?.entries.first == .integer(0))
    #expect(facts["steps"]?.entries.last == .integer(50))
    #expect(pictures.count == 5)
    #expect(pictures.first == .tensor(try value(script + "k")))
    #expect(pictures.last == .tensor(try value(script + "conv1.weight")))
  }

  @Test("A kernel that is a multiple of a filter is found to be like it")
  func like() throws {
    let facts = try facts(
      "example sobel; train 1 step; conv1.weight[0] = -2 * sobel_y; optimizer sgd lr 0; train 1 step; filmstrip conv1"
    )
    let kernel = try #require(facts["kernels"]?.entries.first)
    #expect(kernel["like"] == .text("sobel_y"))
    #expect(abs(try #require(kernel["likeness"]?.number) + 1) < 1e-12)
  }

  @Test("A dense layer that reads the picture has a picture for each unit")
  func dense() throws {
    let facts = try facts(
      "input 8x8; dense 4; loss cross-entropy; data edges 100; train 2 steps; filmstrip dense1")
    #expect(facts["kernels"]?.entries.count == 4)
    guard case .tensor(let picture)? = facts["pictures"]?.entries.first else { throw NoValue() }
    #expect(picture.shape == [4, 1, 8, 8])
  }

  @Test("A chart's foot is 0, or near values that lie high, or a power below those that span many")
  func axes() {
    #expect(ChartAxis([2, 1, 0.5]).foot == 0)
    #expect(abs(ChartAxis([2.4, 2.2, 2]).foot - 1.9) < 1e-12)
    let wide = ChartAxis([64, 8, 1, 0.125])
    #expect(wide.isLogarithmic && wide.foot == 0.125)
    #expect([64, 8, 1, 0.125].map(wide.share(of:)) == [1, 6.0 / 9, 3.0 / 9, 0])
    #expect(wide.share(of: .nan) == 1)
    #expect(ChartAxis([]).share(of: 0) == 0)
    #expect(ChartAxis([.nan, 0]).share(of: 0) == 0)
  }

  @Test(
    "A dense layer that reads a picture twice is filmed as no picture",
    arguments: [
      "input 2x5x5; concat input; dense 3",
      "input 2x5x5; flatten; concat flatten1 flatten1; dense 3",
    ])
  func joined(_ network: String) {
    let data = "; loss mse; input = randn(2,5,5); target = [0, 0, 0]; train 2 steps; "
    #expect(run(network + data).allSatisfy { $0.diagnostic == nil })
    #expect(run(network + data + "filmstrip dense1").last?.diagnostic != nil)
  }

  @Test("What a long training leaves behind stays within its bounds")
  func bounded() throws {
    var kernelHistory = KernelHistory(Network(inputShape: [2]))
    for step in 1...10_000 { kernelHistory.take(Network(inputShape: [2]), step: step) }
    #expect(kernelHistory.pictures.count <= 24)
    #expect(kernelHistory.chosen(5).map(\.step).first == 0)
    kernelHistory.end(Network(inputShape: [2]), step: 10_001)
    #expect(kernelHistory.chosen(5).last?.step == 10_001)
    let facts = try facts(
      "input 2; dense 2; loss cross-entropy; data xor 10; train 300 epochs batch 10; curves")
    #expect(try #require(facts["heldBack"]).entries.count < 48)
    #expect(facts["heldBack"]?.entries.last?["step"]?.number ?? 0 > 290)
    let code = code(afterRuns: 8)
    #expect(code == "no-such-run")
  }

  private func code(afterRuns count: Int) -> String? {
    let script = (1...count).map { "seed \($0); train 1 step" }.joined(separator: "; ")
    return run("example both; \(script); curves 2").last?.diagnostic?.code
  }

  @Test(
    "What there is nothing to look back on of is refused",
    arguments: [
      ("curves", "no-training"), ("example both; curves moved", "no-training"),
      ("example both; train 1 step; curves 2", "no-such-run"), ("filmstrip conv1", "no-network"),
      ("example both; filmstrip conv1", "no-training"),
      ("example both; train 1 step; filmstrip dense1", "not-applicable"),
      ("example both; train 1 step; filmstrip relu1", "unknown-layer"),
      ("example both; train 1 step; filmstrip conv1.weight.grad", "not-applicable"),
      ("example both; train 1 step; filmstrip conv1.weight[4]", "index-out-of-range"),
    ])
  func refused(_ line: String, code: String) {
    #expect(run(line).last?.diagnostic?.code == code)
  }

  private static let curves = [
    ("example cross; train 3 steps", false), ("example cross; train 3 steps; forward", false),
    ("example cross; train 3 steps; seed 4", true),
    ("example cross; train 3 steps; input 4; dense 2", true),
    ("example cross; train 3 steps; reset", true),
    ("example cross; train 3 steps; insert relu after conv1", true),
    ("example cross; train 3 steps; conv1.weight[0,0,0,0] += 1", true),
    ("example cross; train 3 steps; conv1.weight[0,0,0,0] += 1; undo", false),
  ]

  @Test(arguments: curves)
  func `a run of another network is marked`(script: String, isStale: Bool) throws {
    for view in ["curves", "curves moved"] {
      guard let document = run("\(script); \(view)").last?.document else {
        // After a reset there may be no run any more, which cannot be mistaken.
        #expect(script.hasSuffix("reset"))
        continue
      }
      let isMarked = document.blocks.contains { block in
        if case .note(let note) = block { note.kind == .stale } else { false }
      }
      #expect(isMarked == isStale, "\(script); \(view)")
    }
  }
}
