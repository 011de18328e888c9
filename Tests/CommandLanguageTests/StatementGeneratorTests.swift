import CommandLanguage
import TestSupport
import Testing

@Suite("Statements made of the vocabulary")
struct StatementGeneratorTests {
  @Test("A seed gives the same statements again, another one others")
  func seeds() {
    func statements(_ seed: UInt64) -> [String] {
      var generator = StatementGenerator(seed: seed)
      return (0..<200).map { _ in generator.next() }
    }
    #expect(statements(1) == statements(1))
    #expect(statements(1) != statements(2))
  }

  @Test("A few rounds say every command rightly and wrongly")
  func rounds() {
    var generator = StatementGenerator(seed: 3)
    var right: Set<String> = []
    var wrong: Set<String> = []
    for text in (0..<3).flatMap({ _ in generator.round() }) {
      for statement in ScriptParser.statements(in: text) {
        switch statement.result {
        case .success(let parsed):
          if case .command(let call) = parsed.kind { right.insert(call.word) }
        case .failure: wrong.insert(String(text.prefix { $0 != " " }))
        }
      }
    }
    let words = Set(Vocabulary.commands.map(\.word))
    #expect(right == words)
    // Any word may be a lesson's name.
    #expect(wrong.isSuperset(of: words.subtracting(["lesson"])))
  }
}
