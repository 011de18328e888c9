import Explorer
import NeuralNetwork
import Testing

@Suite("undo and redo, far back")
struct HistoryTests {
  /// A session of many statements, of which most sessions are dropped: each draws, so that it
  /// depends on all before it.
  private static let count = 4000
  private static let statements = (1...count).map { number in
    number.isMultiple(of: 50)
      ? "forward; backward; update" : "let a = a * 0.5 + sum(randn(1))"
  }

  private func value(_ interpreter: inout Interpreter, _ address: String) -> Double? {
    let document = run("print \(address)", in: &interpreter).last?.document
    for case .value(let tensor) in document?.blocks ?? [] { return tensor.elements.first }
    return nil
  }

  @Test("What was dropped is made again by replay, back and forth")
  func replay() throws {
    var interpreter = Interpreter()
    _ = run("example both; optimizer sgd lr 0.001; let a = 0", in: &interpreter)
    var values: [(a: Double?, weight: Double?)] = []
    for statement in Self.statements {
      _ = run(statement, in: &interpreter)
      values.append((value(&interpreter, "a"), value(&interpreter, "dense1.weight[0,0]")))
    }
    // An undo for each of the three statements in every fiftieth line.
    func undo(lines: Range<Int>) {
      let steps = lines.reduce(0) { $0 + (($1 + 1).isMultiple(of: 50) ? 3 : 1) }
      _ = run("undo \(steps)", in: &interpreter)
    }
    var end = Self.count
    for next in [Self.count - 1, Self.count - 30, 3333, 1777, 500, 20, 3] {
      undo(lines: next..<end)
      end = next
      #expect(value(&interpreter, "a") == values[next - 1].a, "after \(next)")
      #expect(value(&interpreter, "dense1.weight[0,0]") == values[next - 1].weight)
    }
    var redone = 0
    while run("redo", in: &interpreter).last?.diagnostic == nil { redone += 1 }
    #expect(redone == Self.count - 3 + 2 * (Self.count / 50))
    #expect(value(&interpreter, "a") == values[Self.count - 1].a)
    #expect(value(&interpreter, "dense1.weight[0,0]") == values[Self.count - 1].weight)
  }

  @Test("redo takes a count, and both say where there was less than asked")
  func counts() throws {
    var interpreter = Interpreter()
    _ = run("let a = 1; let a = 2; let a = 3; let a = 4", in: &interpreter)
    func answer(_ line: String) -> String {
      run(line, in: &interpreter).last?.document?.blocks.map(\.words).joined(separator: "\n") ?? ""
    }
    #expect(!answer("undo 3").contains(" of "))
    #expect(value(&interpreter, "a") == 1)
    #expect(!answer("redo 2").contains(" of "))
    #expect(value(&interpreter, "a") == 3)
    #expect(answer("redo 5").hasSuffix("1 of 5: there was no more to redo"))
    #expect(value(&interpreter, "a") == 4)
    #expect(answer("undo 9").hasSuffix("4 of 9: there were no more to undo"))
    #expect(run("undo", in: &interpreter).last?.diagnostic?.code == "nothing-to-undo")
    _ = answer("redo 4")
    #expect(value(&interpreter, "a") == 4)
    #expect(run("redo 2", in: &interpreter).last?.diagnostic?.code == "nothing-to-redo")
  }

  @Test("More steps than are kept behind an undo can be done again")
  func redo() throws {
    var interpreter = Interpreter()
    _ = run("let a = 0", in: &interpreter)
    var values: [Double?] = []
    for _ in 0..<60 {
      _ = run("let a = a * 0.5 + sum(randn(1))", in: &interpreter)
      values.append(value(&interpreter, "a"))
    }
    for number in 0..<60 {
      #expect(value(&interpreter, "a") == values[59 - number])
      _ = run("undo", in: &interpreter)
    }
    for number in 0..<60 {
      _ = run("redo", in: &interpreter)
      #expect(value(&interpreter, "a") == values[number])
    }
  }
}
