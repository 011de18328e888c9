import Documents
import Explorer
import NeuralNetwork
import Sessions
import Testing

@Suite("Single precision")
struct PrecisionTests {
  private static let network =
    "input 1x6x6; conv 2 3x3; relu; maxpool 2; dense 3; loss cross-entropy; input = digit(3) + 0.1; target = 2"

  @Test("A pass has 24 bits, near the double one's 53")
  func pass() throws {
    let names = ["loss", "conv1.weight", "conv1.weight.grad", "dense1.bias.grad", "input.grad"]
    for name in names {
      let script = Self.network + "; PRECISION; forward; backward; \(name)"
      func value(_ word: String) throws -> Tensor {
        try ExplorerTests.value(
          script.replacing("PRECISION", with: "set precision \(word)"))
      }
      let (double, single) = (try value("float64"), try value("float32"))
      let scale = double.elements.map(\.magnitude).max() ?? 0
      #expect(single.elements.allSatisfy { Double(Float($0)) == $0 }, "\(name)")
      #expect(double != single, "\(name)")
      for (one, other) in zip(double.elements, single.elements) {
        #expect(abs(one - other) <= 1e-5 * scale, "\(name)")
      }
    }
  }

  @Test("Training keeps 24 bits, also where an epoch's last batch is smaller")
  func training() throws {
    let script =
      "input 1x8x8; conv 2 3x3; relu; dense 10; loss cross-entropy; data digits 50; "
      + "set precision float32; train 2 epochs batch 16; conv1.weight"
    let weight = try value(script)
    #expect(weight.elements.allSatisfy { Double(Float($0)) == $0 })
    let gradient = try value(script + ".grad")
    #expect(gradient.elements.allSatisfy { Double(Float($0)) == $0 })
  }

  @Test("The pass after a training is that of its last step")
  func lastStep() throws {
    for precision in ["float64", "float32"] {
      let start = "\(Self.network); set precision \(precision); "
      for name in ["conv1.weight", "conv1.weight.grad", "dense1.out"] {
        let trained = try value(start + "train 3 steps; \(name)")
        let stepped = try value(
          start + "train 2 steps; forward; backward; update; \(name)")
        let scale = stepped.elements.map(\.magnitude).max() ?? 0
        for (one, other) in zip(trained.elements, stepped.elements) {
          #expect(abs(one - other) <= (precision == "float64" ? 0 : 1e-6 * scale), "\(name)")
        }
      }
    }
  }

  @Test("It belongs to the session: undo takes it back, and values grow stale")
  func session() throws {
    var interpreter = Interpreter()
    _ = run(Self.network + "; forward; set precision float32", in: &interpreter)
    #expect(interpreter.session.precision == .float32)
    #expect(interpreter.session.isStale)
    _ = run("undo", in: &interpreter)
    #expect(interpreter.session.precision == .float64)
    #expect(!interpreter.session.isStale)
  }

  @Test(
    "What needs double precision says so, and why, and what it tells to type works",
    arguments: [
      ("", "gradcheck"), ("", "gradcheck conv1 eps 1e-4"), ("", "step"),
      ("", "nudge conv1.bias[0] by 0.1"), ("sabotage no-sum; ", "backward"),
      ("sabotage no-sum; ", "train 2 steps"),
    ])
  func refusals(_ before: String, _ command: String) throws {
    var interpreter = Interpreter()
    let outcomes = run(
      Self.network + "; set precision float32; forward; \(before)\(command)", in: &interpreter)
    let diagnostic = try #require(outcomes.last?.diagnostic)
    #expect(diagnostic.code == "not-applicable")
    #expect(diagnostic.message.contains("float64"))
    #expect(outcomes.dropLast().allSatisfy { $0.diagnostic == nil })
    let remedy = try #require(diagnostic.notes.first { $0.hasPrefix("try: ") }?.dropFirst(5))
    for outcome in run("\(remedy); \(command)", in: &interpreter) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
  }

  @Test("Sums shown in double precision are not blamed for what single precision rounds off")
  func rounding() throws {
    let pass =
      "input 1x9x9; conv 2 3x3; relu; dense 3; loss cross-entropy; input = randn(1,9,9); "
      + "target = 2; set precision float32; forward; backward; "
    for command in [
      "explain conv1.weight[0,0,1,1]", "explain conv1.out.grad[0,1,1]",
      "accumulate conv1.weight[1]",
      "unroll conv1 grad",
    ] {
      let document = try #require(run(pass + command).last?.document, "\(command)")
      let text = TerminalRenderer(options: RenderingOptions()).render(document)
      for blame in ["do not agree", "is not the stored", "the sums are not", "though not"] {
        #expect(!text.contains(blame), "\(command)")
      }
    }
  }

  @Test("Views say what a pass was computed in")
  func note() throws {
    for command in [
      "forward", "backward", "grads", "net", "explain conv1.weight[0,0,0,0]", "train 1 step",
    ] {
      for (precision, isSaid) in [("float64", false), ("float32", true)] {
        let outcomes = run(
          Self.network + "; set precision \(precision); forward; backward; \(command)")
        let document = try #require(outcomes.last?.document, "\(command)")
        let text = TerminalRenderer(options: RenderingOptions()).render(document)
        #expect(text.contains("float32") == isSaid, "\(command)")
      }
    }
  }
}
