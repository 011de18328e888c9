import Explorer
import NeuralNetwork
import Testing

@Suite("example")
struct ExampleTests {
  static let names: [String] = {
    let fact = run("example").last?.document?.facts.first { $0.name == "examples" }?.value
    guard case .list(let names)? = fact else { return [] }
    return names.compactMap { if case .text(let name) = $0 { name } else { nil } }
  }()

  /// The least loss that any weights give, where it is not 0: ½ Σ of the squares that the least
  /// squares leave, worked out by hand from the windows and the targets.
  static let least = ["sum": 887.0 / 160, "pool": 27 - 52.0 * 52 / 54 / 2]

  @Test("A hundred steps go down on every example, whatever the seed", arguments: names, 0...5)
  func goesDown(name: String, seed: Int) throws {
    let losses = try losses("seed \(seed); example \(name); train 100 steps")
    #expect(losses.count == 100)
    let (first, last) = (try #require(losses.first), try #require(losses.last))
    for (before, after) in zip(losses, losses.dropFirst()) {
      #expect(after <= before * (1 + 1e-9) + 1e-12)
    }
    let least = Self.least[name] ?? 0
    #expect(last - least < 0.6 * (first - least), "from \(first) to \(last)")
    #expect(last >= least - 1e-9)
  }

  @Test("An example brings an optimizer where none was chosen, says so, and takes it along")
  func optimizer() {
    func rule(_ script: String) -> String { optimizer(after: script) }
    #expect(rule("example both") == "sgd lr 0.001")
    #expect(rule("example both; example dense") == "sgd lr 0.1")
    #expect(rule("example both; input 2") == "sgd lr 0.1")
    #expect(rule("example both; undo") == "sgd lr 0.1")
    #expect(rule("example both; undo; redo") == "sgd lr 0.001")
    #expect(rule("input 2; example both; undo; example sum") == "sgd lr 0.003")
    #expect(text("example both").contains("the example brings sgd lr 0.001"))
  }

  @Test(
    "An optimizer that was chosen stays, whatever example comes",
    arguments: ["sgd lr 0.1", "sgd lr 0.05 momentum 0.9", "adam lr 0.001"])
  func chosen(_ own: String) {
    let words = own.replacing("adam lr 0.001", with: "adam")
    let script = "optimizer \(words); example both; example sum; input 3; example pool"
    #expect(optimizer(after: script) == own)
    #expect(text(script).contains("your optimizer stays: \(own)"))
    // Also one that was chosen after an example had brought its own.
    #expect(optimizer(after: "example both; \(script)") == own)
    #expect(optimizer(after: "example both; optimizer \(words); undo") == "sgd lr 0.001")
  }

  private func losses(_ script: String) throws -> [Double] {
    let fact = try #require(run(script).last?.document).facts.first { $0.name == "losses" }
    guard case .list(let losses)? = fact?.value else { return [] }
    return losses.compactMap { if case .number(let loss) = $0 { loss } else { nil } }
  }

  /// The optimizer's word and settings as far as they are not the usual ones.
  private func optimizer(after script: String) -> String {
    let facts = run(script + "; optimizer").last?.document?.facts ?? []
    func number(_ name: String) -> Double {
      if case .number(let value)? = facts.first(where: { $0.name == name })?.value {
        value
      } else {
        0
      }
    }
    guard case .text(let rule)? = facts.first(where: { $0.name == "rule" })?.value else {
      return ""
    }
    let momentum = number("momentum") == 0 ? "" : " momentum \(number("momentum"))"
    return "\(rule) lr \(number("lr"))\(momentum)"
  }

  /// What the last statement says, on one line.
  private func text(_ script: String) -> String {
    (run(script).last?.document?.blocks ?? []).map { block in
      switch block {
      case .heading(let text), .paragraph(let text): text.exactString
      case .note(let note): note.text.exactString
      case .verbatim(let lines): lines.map(\.exactString).joined(separator: "\n")
      case .suggestion(let suggestion): suggestion.text.exactString
      case .grids, .table, .formula, .value, .drawing, .figure, .frames: ""
      }
    }.joined(separator: "\n")
  }
}
