import CommandLanguage
import Documents
import Explorer
import Testing

@Suite("A command that sets something, alone")
struct StateTests {
  private static let cases: [(script: String, word: String, fact: String, value: Fact.Value)] = [
    ("schedule", "schedule", "schedule", .text("constant")),
    ("schedule step 10 0.5; schedule", "schedule", "schedule", .text("step")),
    ("schedule cosine 10; schedule", "schedule", "lr", .number(0.1)),
    ("watch", "watch", "watched", .list([])),
    (
      "example sum; watch input; watch loss; watch", "watch", "watched",
      .list([.text("input"), .text("loss")])
    ),
    ("seed", "seed", "seed", .integer(0)), ("seed 7; seed", "seed", "seed", .integer(7)),
    ("example both; freeze", "freeze", "frozen", .integer(0)),
    ("example both; freeze conv1.weight[0]; freeze", "freeze", "frozen", .integer(4)),
    ("example both; block", "block", "blocked", .list([])),
    ("example both; block dense1; block", "block", "blocked", .list([.text("dense1")])),
    ("example both; block dense1; unblock", "unblock", "blocked", .list([.text("dense1")])),
    ("optimizer", "optimizer", "lr", .number(0.1)),
  ]

  @Test("shows what is set", arguments: Self.cases)
  func shows(script: String, word: String, fact: String, value: Fact.Value) throws {
    var interpreter = Interpreter()
    let outcomes = run(script, in: &interpreter)
    #expect(outcomes.allSatisfy { $0.diagnostic == nil })
    let document = try #require(outcomes.last?.document)
    #expect(document.kind == word)
    #expect(document.facts.first { $0.name == fact }?.value == value)
  }

  @Test(
    "changes nothing, so that undo takes back what came before",
    arguments: ["schedule", "watch", "seed", "freeze", "unfreeze", "block", "unblock", "sabotage"])
  func changesNothing(word: String) throws {
    let outcomes = run("example both; seed 3; \(word); undo; seed")
    #expect(outcomes.allSatisfy { $0.diagnostic == nil }, "\(word)")
    let seed = outcomes.last?.document?.facts.first { $0.name == "seed" }?.value
    #expect(seed == .integer(0))
  }
}
