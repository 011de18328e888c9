import Documents
import Explorer
import NeuralNetwork
import Testing

@Suite("evaluate")
struct EvaluateTests {
  static let edges =
    "input 8x8; conv 2 3x3; relu; dense 4; loss cross-entropy; data edges 100; train 2 steps; "

  @Test("The most wrong are drawn, those of the largest loss first, each sample by its number")
  func drawn() throws {
    let document = try document(Self.edges + "evaluate")
    let mistakes = try #require(document.factsByName["mistakes"]).entries
    let losses = mistakes.compactMap { $0["loss"]?.number }
    #expect(losses == losses.sorted(by: >))
    #expect(!losses.isEmpty)
    let titles = document.blocks.map(\.words).joined(separator: "\n")
    for mistake in mistakes.prefix(4) {
      let number = try #require(mistake["sample"]?.number)
      #expect(titles.contains("\(Int(number)): "))
    }
  }

  @Test("A sample's loss and class are what a pass of it alone gives")
  func alone() throws {
    let mistake = try #require(facts(Self.edges + "evaluate")["mistakes"]?.entries.first)
    let number = Int(try #require(mistake["sample"]?.number))
    let script = Self.edges + "sample \(number); forward; "
    #expect(try value(script + "loss").elements[0] == mistake["loss"]?.number)
    #expect(try value(script + "argmax(dense1.out)").elements[0] == mistake["predicted"]?.number)
    #expect(try value(script + "target").elements[0] == mistake["class"]?.number)
  }

  @Test("Points are drawn on the plane as the network sees it, wrong ones with an X")
  func plane() throws {
    let script =
      "input 2; dense 6; tanh; dense 2; loss cross-entropy; data rings 100; train 1 step; "
    let document = try document(script + "evaluate")
    let wrong = try #require(document.factsByName["mistakes"]).entries.count
    let map = document.blocks.compactMap { block -> String? in
      guard case .figure(let figure) = block, case .grids(let grids) = figure.instead.first,
        let first = grids.first, first.rows.count == 17
      else { return nil }
      return first.rows.map { row in
        if case .text(let text) = row[0].content { text } else { "" }
      }.joined(separator: "\n")
    }
    let drawn = try #require(map.first)
    #expect(wrong > 0)
    #expect(drawn.count { $0 == "X" } <= wrong)
    #expect(drawn.contains("X"))
    #expect(drawn.split(separator: "\n").allSatisfy { $0.count == 51 })
  }

  @Test("Looking at what was held back changes nothing")
  func changesNothing() {
    var interpreter = Interpreter()
    _ = run(Self.edges, in: &interpreter)
    let before = SessionState(interpreter)
    _ = run("evaluate", in: &interpreter)
    #expect(SessionState(interpreter) == before)
  }
}
