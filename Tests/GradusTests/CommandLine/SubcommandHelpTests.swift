import TerminalSupport
import Testing

@Suite("The help of the program's subcommands")
struct SubcommandHelpTests {
  /// The lines of a subcommand's help, and of all below it.
  private func helps(of words: [String] = []) throws -> [(words: [String], lines: [Substring])] {
    let program = try gradus(words + ["--help"])
    #expect(program.ending == .exit(0), "\(words)")
    let lines = program.outputText.split(separator: "\n", omittingEmptySubsequences: false)
    let below = lines.drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { $0.hasPrefix("  ") }
      .filter { !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    return try [(words, lines)] + below.flatMap { try helps(of: words + [$0]) }
  }

  @Test("fits 80 columns, and each line of its words is as full as it can be")
  func widths() throws {
    let helps = try helps()
    #expect(helps.contains { $0.words == ["lesson", "test"] })
    #expect(helps.contains { $0.words == ["present"] })
    for (words, lines) in helps {
      #expect(lines.allSatisfy { $0.count <= 80 }, "\(words)")
      let prose = lines.prefix { !$0.hasPrefix("USAGE:") }
      for (line, next) in zip(prose, prose.dropFirst()) where !line.isEmpty {
        guard let first = next.split(separator: " ").first else { continue }
        #expect(line.count + 1 + first.count >= 80, "\(words): \(line)")
      }
    }
  }
}
