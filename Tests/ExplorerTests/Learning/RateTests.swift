import Documents
import Explorer
import NeuralNetwork
import TestSupport
import Testing

@Suite("rate")
struct RateTests {
  private static let begun =
    "input 2; dense 2; dense1.weight = 1; dense1.bias = 0; optimizer sgd lr 0.5; input = [1, 2]\n"
  private static let stepped = "forward; backward with [1, 1]; update; "

  @Test("A layer or a tensor takes its part, and 1 takes it away again")
  func parts() throws {
    func weights(_ line: String) throws -> [Double] {
      let script = Self.begun + line + "; " + Self.stepped
      return try value(script + "dense1.weight").elements + value(script + "dense1.bias").elements
    }
    #expect(try weights("rate dense1 0.5") == [0.75, 0.5, 0.75, 0.5, -0.25, -0.25])
    #expect(try weights("rate dense1.bias 0") == [0.5, 0, 0.5, 0, 0, 0])
    #expect(try weights("rate all 2; rate dense1.bias 1") == [0, -1, 0, -1, -0.5, -0.5])
    #expect(try weights("rate dense1.kernel 0.5") == [0.75, 0.5, 0.75, 0.5, -0.5, -0.5])
    #expect(try weights("rate dense1 0.5; rate dense1 1") == [0.5, 0, 0.5, 0, -0.5, -0.5])
  }

  @Test("explain and update say what the rate comes to")
  func explained() throws {
    let script = Self.begun + "rate dense1.weight 0.5; " + Self.stepped
    let words = try text(script + "explain dense1.weight[0,1] update")
    #expect(words.contains("0.5⋅0.5 = 0.25"))
    #expect(words.contains("to the last bit"))
    #expect(
      try text(script + "net").contains("part of the learning rate: dense1.weight 0.5"))
    let whole = try text(Self.begun + "rate dense1 0.5; net")
    #expect(whole.contains("part of the learning rate: dense1 0.5"))
    #expect(whole.contains("6, rate 0.5"))
  }

  @Test("It follows a schedule and a new name; a new layer or network has none")
  func tracking() throws {
    let script = Self.begun + "rate dense1 0.5; "
    let scheduled = script + "schedule step 1 0.5; " + Self.stepped + Self.stepped
    // 0 − 0.25·1, then − 0.125·1
    #expect(try value(scheduled + "dense1.bias").elements == [-0.375, -0.375])
    #expect(try text(script + "rename dense1 head; net").contains("head 0.5"))
    #expect(try !text(script + "replace dense1 with dense 2; net").contains("rate"))
    #expect(try !text(script + "input 3; dense 1; net").contains("rate"))
    #expect(try text(script + "optimizer adam; net").contains("dense1 0.5"))
    #expect(try text(script + "undo; rate").contains("every layer takes the whole"))
    #expect(
      try text("example both; rate conv1 0.5; relax conv1 sharing; net").contains("conv1 0.5"))
  }

  @Test(
    "What is changed of an update half-way through one begins it anew, and is not lost",
    arguments: [
      ("schedule step 1 0.5", "schedule"), ("rate conv1 0.5", "rate"), ("clip norm 2", "clip"),
      ("optimizer adagrad", "optimizer"), ("freeze conv1", "freeze"),
    ])
  func halfway(_ line: String, command: String) throws {
    let walk = "example both; finish; finish; step; \(line); "
    #expect(try text(walk + "step").contains("forward"))
    func first(_ script: String) throws -> Substring? {
      try text(script).split(separator: "\n").first
    }
    #expect(try first(walk + "step; \(command)") == first(walk + command))
  }

  @Test(
    "An option of another rule is refused with a line that runs",
    arguments: [
      ("optimizer rmsprop nesterov on", "optimizer sgd momentum 0.9 nesterov on"),
      ("optimizer rmsprop beta1 3", "optimizer adam beta1 0.9"),
      ("optimizer adagrad momentum 0.5", "optimizer sgd momentum 0.5"),
      ("optimizer sgd alpha 1", "optimizer rmsprop alpha 1"),
      ("optimizer adamw centered on", "optimizer rmsprop centered on"),
    ])
  func options(_ line: String, remedy: String) throws {
    let diagnostic = try #require(run(line).last?.diagnostic)
    #expect(diagnostic.code == "not-applicable")
    #expect(diagnostic.notes.joined().contains(remedy), "\(diagnostic)")
    #expect(run(remedy).last?.diagnostic == nil)
  }

  @Test("Numbers that an update makes no numbers of are said, with the first of them")
  func lost() throws {
    let script = "input 2; dense 1 bias off; input = [1, 0]; optimizer adagrad eps 0\n"
    let words = try text(script + "forward; backward with [1]; update")
    #expect(words.contains("1 new number is not finite, as dense1.weight[0,1]"), "\(words)")
    // PyTorch's centered RMSprop has this where a gradient does not change; here after 54 steps.
    let centred = """
      input 1; dense 1 bias off; dense1.weight = 1; input = [0.7]
      optimizer rmsprop alpha 0.5 centered on; forward; backward with [1]\n
      """
    let last = try text(
      centred + String(repeating: "update; ", count: 70) + "explain dense1.weight[0,0] update")
    #expect(last.contains("has no root"), "\(last)")
  }

  @Test(
    "What has no rate is refused",
    arguments: [
      ("rate", "no-network"), ("rate conv1 2", "no-network"),
      ("example both; rate conv2 2", "unknown-layer"),
      ("example both; rate flatten1 2", "not-applicable"),
      ("example both; rate conv1.out 2", "not-applicable"),
      ("example both; rate conv1.weight[0,0,0,0] 2", "not-applicable"),
      ("example both; rate conv1", "not-applicable"),
      ("example both; rate conv1 -1", "bad-setting"),
    ])
  func refused(_ line: String, code: String) throws {
    let diagnostic = try #require(run(line).last?.diagnostic)
    #expect(diagnostic.code == code, "\(line)")
    let remedies = diagnostic.notes.filter { $0.hasPrefix("try: rate") }
    #expect(code != "not-applicable" || remedies.count == 1, "\(diagnostic)")
    for note in remedies {
      let remedy = note.dropFirst(5)
      #expect(run("example both; \(remedy)").last?.diagnostic == nil, "\(note)")
    }
  }
}
