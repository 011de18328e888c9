import CommandLanguage
import Documents
import Explorer
import Testing

@testable import Views

@Suite("The lines that help offers for words")
struct HelpExampleTests {
  private static let lines: [String] =
    HelpExamples.functions.values.sorted()
    + (Vocabulary.pictures + Vocabulary.filters + Vocabulary.fields + Vocabulary.namedValues)
    .filter { Vocabulary.callable($0.name) == nil }.map { HelpExamples.line(naming: $0.name) }
    + Setting.allCases.map { "set \($0.rawValue) \(HelpExamples.value(of: $0))" }

  @Test("run as they stand", arguments: Self.lines)
  func words(line: String) throws {
    for outcome in run(line) { #expect(outcome.diagnostic == nil, "\(outcome.source.text)") }
  }

  @Test("are there for every function", arguments: Vocabulary.functions.map(\.name))
  func functions(name: String) { #expect(HelpExamples.functions[name] != nil) }
}
