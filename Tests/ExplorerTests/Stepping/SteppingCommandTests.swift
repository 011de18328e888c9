import Attribution
import Documents
import Explorer
import NeuralNetwork
import Sessions
import TestSupport
import Testing

@Suite("step, next, finish, back")
struct SteppingCommandTests {
  private static let examples = [
    "sum", "dense", "cross", "both", "relu", "pool", "sobel", "deep", "batch", "xor",
    "batch; relax conv1 sharing", "both; relax conv1 locality", "cross; freeze conv1",
  ]

  /// The values that a walk and a run have to share.
  private func state(_ interpreter: Interpreter) -> [Tensor?] {
    guard let pass = interpreter.session.pass else { return [] }
    let values = Array(pass.forward.activations) + Array(pass.backward?.activationGradients ?? [])
    return values + [pass.forward.loss.map { Tensor($0) }] + (pass.gradients?.weights ?? [])
      + (pass.gradients?.biases ?? [])
      + (interpreter.session.network?.layers.flatMap { [$0.weight, $0.bias] } ?? [])
  }

  private func expectWell(_ outcomes: [StatementOutcome]) {
    for outcome in outcomes { #expect(outcome.diagnostic == nil, "\(outcome.source.text)") }
  }

  @Test("Stepping to the end of each pass is forward, backward and update", arguments: examples)
  func passes(_ example: String) {
    var walked = Interpreter()
    var ran = Interpreter()
    expectWell(run("example \(example)", in: &walked) + run("example \(example)", in: &ran))
    for (isDone, command) in [
      (\Stepper.isForwardComplete, "forward"), (\.isBackwardComplete, "backward"),
      (\.isAtEnd, "update"),
    ] {
      expectWell(run("step term", in: &walked) + run(command, in: &ran))
      if walked.session.stepping?[keyPath: isDone] == false {
        expectWell(run("finish", in: &walked))
      }
      #expect(state(walked) == state(ran), "\(command)")
      #expect(walked.session.isStale == ran.session.isStale)
    }
    #expect(walked.session.optimiser == ran.session.optimiser)
  }

  @Test(
    "So it is under each sabotage", arguments: Fault.allCases, ["both", "batch", "pool"])
  func sabotaged(_ fault: Fault, _ example: String) {
    var walked = Interpreter()
    var ran = Interpreter()
    let begin = "example \(example); sabotage \(fault.rawValue)"
    expectWell(run(begin, in: &walked) + run(begin, in: &ran))
    expectWell(run("finish; step term; finish; finish", in: &walked))
    expectWell(run("forward; backward; update", in: &ran))
    #expect(state(walked) == state(ran))
    #expect(walked.session.optimiser == ran.session.optimiser)
  }

  @Test("Every stepping view can be drawn in every example", arguments: examples)
  func views(_ example: String) throws {
    var interpreter = Interpreter()
    expectWell(run("example \(example)", in: &interpreter))
    let total = try #require(
      run("step", in: &interpreter).last?.document?.factsByName["total"]?.number)
    for _ in 1..<Int(total) {
      let outcome = try #require(run("step", in: &interpreter).last)
      #expect(outcome.diagnostic == nil)
      let lines = TerminalRenderer(options: RenderingOptions(width: 80, glyphs: .unicode))
        .render(try #require(outcome.document)).split(separator: "\n")
      #expect(
        lines.count <= 24 && lines.allSatisfy { $0.count <= 80 }, "\(lines.joined(separator: "\n"))"
      )
    }
    #expect(interpreter.session.stepping?.isAtEnd == true)
    expectWell(run("back \(Int(total))", in: &interpreter))
    #expect(interpreter.session.stepping?.isAtStart == true)
    var fresh = Interpreter()
    _ = run("example \(example)", in: &fresh)
    #expect(interpreter.session.network == fresh.session.network)
  }

  @Test("Single terms can be drawn, too", arguments: ["both", "pool", "deep", "batch"])
  func terms(_ example: String) {
    var interpreter = Interpreter()
    expectWell(run("example \(example)", in: &interpreter))
    for _ in 0..<200 { expectWell(run("step term", in: &interpreter)) }
    for _ in 0..<3 { expectWell(run("next; step term; step term; where", in: &interpreter)) }
  }

  @Test("conv1.weight.grad is the sum so far, conv1.out is 0 where it is not computed")
  func halfWay() throws {
    #expect(
      try value("example sum; step 3; conv1.out[0]")
        == Tensor(shape: [2, 2], elements: [-4, -4, -4, 0]))
    #expect(
      try value("example sum; finish; step 4; conv1.weight.grad[0,0]")
        == Tensor(shape: [2, 2], elements: [9, 11, 15, 17]))
    #expect(
      try value("example sum; finish; step 4; step term; conv1.weight.grad[0,0]")
        == Tensor(shape: [2, 2], elements: [11.5, 11, 15, 17]))
  }

  @Test("back beyond the beginning says so and stays there")
  func beyond() throws {
    #expect(try text("example sum; step 2; back 5").contains("this is the beginning"))
    #expect(try text("example sum; step; back; back").contains("no step to take back"))
    #expect(try text("example sum; back").contains("nothing is being stepped"))
    #expect(try facts("example sum; step 3; back 2")["done"]?.number == 1)
  }

  @Test("undo takes back a stepping command, and restart the whole walk")
  func undo() throws {
    #expect(try facts("example sum; step 2; step; undo; where")["done"]?.number == 2)
    #expect(try facts("example sum; finish; finish; finish; restart; where")["done"]?.number == 0)
    #expect(
      try value("example sum; finish; finish; finish; restart; conv1.weight[0,0]")
        == Tensor(shape: [2, 2], elements: [1, 0, 0, -1]))
  }

  @Test("A change of the network in mid-step starts over, and says so")
  func change() throws {
    let begun = "example sum; step 2; conv1.weight *= 2"
    #expect(try text(begun).contains("stepping was half-way"))
    #expect(try facts(begun + "; step")["done"]?.number == 1)
    #expect(try facts(begun + "; where")["done"]?.number == 0)
  }

  @Test("backward, update and the checks refuse a pass that is half computed")
  func refused() {
    #expect(run("example sum; step 2; backward").last?.diagnostic?.code == "half-way")
    #expect(run("example sum; finish; step 2; update").last?.diagnostic?.code == "half-way")
    #expect(run("example sum; finish; backward; update").last?.diagnostic == nil)
    for line in ["gradcheck", "nudge conv1.weight[0,0,0,0] by 0.1"] {
      #expect(run("example sum; finish; step 2; \(line)").last?.diagnostic?.code == "half-way")
      #expect(run("example sum; finish; finish; \(line)").last?.diagnostic == nil)
    }
  }

  @Test("Without a loss the walk ends with the output")
  func noLoss() throws {
    let script = "input 2; dense 2; input = [1, 2]; finish"
    #expect(run(script + "; step").last?.diagnostic?.code == "no-loss")
    #expect(try facts(script + "; restart; step")["done"]?.number == 1)
    #expect(run("step").last?.diagnostic?.code == "no-network")
  }

  @Test("What is watched shows after every step, with what it was")
  func watch() throws {
    let words = try text("example sum; watch sum(conv1.out); watch conv1.weight.grad; step; step")
    #expect(words.contains("sum(conv1.out) -8") && words.contains("was -4"))
    #expect(words.contains("no value yet"))
    #expect(try !text("example sum; watch loss; unwatch; step").contains("watched"))
  }

  @Test("A renamed layer is walked on under its new name")
  func rename() throws {
    #expect(
      try value("example sum; step 2; rename conv1 edges; finish; edges.out[0,1,1]")
        == Tensor(-4))
  }
}
