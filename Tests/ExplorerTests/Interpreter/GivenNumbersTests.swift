import Documents
import NeuralNetwork
import Sessions
import Testing

@testable import Explorer

@Suite("Numbers that a program gives, and how long they are remembered")
struct GivenNumbersTests {
  /// A session whose history keeps sixteen of the tensors that are given here.
  private static let kept = 16
  private static let count = 32

  private static func interpreter() -> Interpreter {
    var interpreter = Interpreter()
    interpreter.history = History(
      base: interpreter.session, givenBudget: kept * count * MemoryLayout<Double>.stride)
    return interpreter
  }

  /// A tensor that tells which it is: its first number is the one asked for.
  private static func tensor(_ number: Int, shape: Shape = [count]) -> Tensor {
    Tensor(shape: shape, elements: (0..<count).map { Double(number) + Double($0) / 64 })
  }

  private func give(_ tensor: Tensor, to name: String, _ interpreter: inout Interpreter) {
    if case .failure(let diagnostic) = interpreter.give(tensor, to: name) {
      Issue.record("\(name): \(diagnostic.message)")
    }
  }

  private func first(_ name: String, _ interpreter: inout Interpreter) throws -> Double {
    try value("print \(name)[0]", in: &interpreter).elements[0]
  }

  @Test("There are never more of them than their budget, however many come")
  func bounded() throws {
    var interpreter = Self.interpreter()
    for number in 0..<200 {
      give(Self.tensor(number), to: "k", &interpreter)
      #expect(interpreter.history.givenBytes <= Self.kept * Self.count * 8)
      if number % 20 == 19 {
        // What was undone counts until something else is done.
        _ = run("undo 3", in: &interpreter)
        #expect(interpreter.history.givenBytes <= Self.kept * Self.count * 8)
        #expect(try first("k", &interpreter) == Double(number - 3))
        _ = run(number % 40 == 39 ? "redo 3" : "let other = 1", in: &interpreter)
      }
    }
    #expect(try first("k", &interpreter) == 199)
  }

  @Test("undo goes back as far as they are remembered, and says where that ends")
  func undo() throws {
    var interpreter = Self.interpreter()
    for number in 0..<100 { give(Self.tensor(number), to: "k", &interpreter) }
    var steps = 0
    while run("undo", in: &interpreter).last?.diagnostic == nil {
      steps += 1
      #expect(try first("k", &interpreter) == Double(99 - steps))
    }
    // At least half of what the budget holds.
    #expect((Self.kept / 2...Self.kept).contains(steps))
    #expect(run("undo", in: &interpreter).last?.diagnostic?.code == "nothing-to-undo")
    for step in 1...steps {
      #expect(run("redo", in: &interpreter).last?.diagnostic == nil)
      #expect(try first("k", &interpreter) == Double(99 - steps + step))
    }
  }

  @Test("A tensor that alone is larger than the budget can be taken back, being the last")
  func large() throws {
    var interpreter = Interpreter()
    interpreter.history = History(base: interpreter.session, givenBudget: 64)
    for number in 0..<5 { give(Self.tensor(number), to: "k", &interpreter) }
    #expect(interpreter.history.givenBytes == Self.count * 8)
    #expect(run("undo", in: &interpreter).last?.diagnostic == nil)
    #expect(try first("k", &interpreter) == 3)
    #expect(run("undo", in: &interpreter).last?.diagnostic?.code == "nothing-to-undo")
  }

  @Test("What is saved makes the same numbers, of what is no longer remembered as well")
  func saved() throws {
    var interpreter = Self.interpreter()
    _ = run("input 4; dense 2; loss mse; optimizer sgd lr 0.01", in: &interpreter)
    give(
      Tensor(shape: [8, 2], elements: (0..<16).map { Double($0) / 7 }), to: "target", &interpreter)
    for number in 0..<60 {
      give(Self.tensor(number % 5, shape: [8, 4]), to: "input", &interpreter)
      _ = run("forward; backward; update; let n\(number % 3) = sum(input)", in: &interpreter)
    }
    #expect(interpreter.history.forgotten != nil)
    let script = SavedScript(interpreter.history).text
    #expect(script.contains("# 32 numbers were given here, and are no longer kept"))
    let portable = try interpreter.portableScript().get()
    for text in [script, portable] {
      var fresh = Interpreter()
      for outcome in run(text, in: &fresh) { #expect(outcome.diagnostic == nil) }
      for name in ["input", "target", "n0", "n1", "n2"] {
        let (left, right) = try (
          value("print \(name)", in: &fresh), value("print \(name)", in: &interpreter)
        )
        #expect(left == right, "\(name)")
      }
    }
    var fresh = Interpreter()
    _ = run(portable, in: &fresh)
    #expect(fresh.session.resembles(interpreter.session, .numbers))
  }

  @Test("history and undo name them, and do not print them")
  func named() throws {
    var interpreter = Self.interpreter()
    give(Self.tensor(1), to: "k", &interpreter)
    give(Tensor(shape: [2], elements: [1, 2]), to: "few", &interpreter)
    let listed = try #require(run("history", in: &interpreter).last?.document)
    #expect(
      listed.facts.contains(
        Fact(
          "statements",
          .list([.text("let k = \u{2026} # 32 numbers, given"), .text("let few = [1.0, 2.0]")]))))
  }
}
