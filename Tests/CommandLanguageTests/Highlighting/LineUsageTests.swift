import CommandLanguage
import Testing

@Suite struct LineUsageTests {
  private func usage(_ line: String, cursor: Int? = nil) -> String {
    let names = CompletionNames(layers: [NamedWord("conv1", "")])
    return LineReading(of: line, cursor: cursor ?? line.utf8.count, names: names).usage
  }

  @Test(arguments: [
    ("conv", " OUT K [stride S] [pad P] [dilation D] [groups G] [bias on|off]"),
    ("conv ", "OUT K [stride S] [pad P] [dilation D] [groups G] [bias on|off]"),
    ("conv 2", " K [stride S] [pad P] [dilation D] [groups G] [bias on|off]"),
    ("conv 2 3x3 ", "[stride S] [pad P] [dilation D] [groups G] [bias on|off]"),
    ("conv 2 3x3 pad 1 stride ", "S [dilation D] [groups G] [bias on|off]"),
    ("relu; conv 2 ", "K [stride S] [pad P] [dilation D] [groups G] [bias on|off]"),
    ("nudge conv1.weight[0,0,1,1] ", "by X"),
    ("let k ", "= EXPR"),
    ("insert conv 2 ", "K [stride S] [pad P] [dilation D] [groups G] [bias on|off]"),
    ("correlate(", "x, k, stride, pad, dilation)"),
    ("let a = correlate(input, ", "k, stride, pad, dilation)"),
    ("sum(conv1.weight", ", axis)"),
    ("add conv1 ", "[NAME...]"),
  ])
  func `what may follow is the rest of the usage`(line: String, wanted: String) {
    #expect(usage(line) == wanted)
  }

  @Test(arguments: [
    "", "cnov 2 ", "conv 2 3x3 strde ", "# conv ", "conv # ", "con", "quit ", "1 + 2 ",
    "conv 2 3x3 )", "explain conv1.",
  ])
  func `nothing follows where nothing may, or something is wrong`(line: String) {
    #expect(usage(line).isEmpty)
  }

  @Test func `nothing follows in the middle of a line`() {
    #expect(usage("conv 2 ", cursor: 4).isEmpty)
  }

  /// The parser itself says what it expects: the usage never offers an option that it would not read.
  @Test(arguments: Vocabulary.commands.map(\.word))
  func `each option that is shown can be typed`(word: String) throws {
    let specification = try #require(Vocabulary.command(word))
    for example in specification.examples {
      let words = example.split(separator: ";").last.map { $0.split(separator: " ") } ?? []
      for count in 1..<max(words.count, 2) {
        let line = words.prefix(count).joined(separator: " ") + " "
        let offered = Set(Completion(of: line, names: CompletionNames()).candidates.map(\.name))
        let shown = usage(line)
        // What is required comes first; options are offered behind it.
        guard shown.hasPrefix("["), !offered.isEmpty else { continue }
        for words in Self.options(in: shown) where words[0].first?.isLowercase == true {
          #expect(words.contains { offered.contains($0) }, "\(line)…\(words)")
        }
      }
    }
  }

  /// The words that begin the brackets of a usage, but not those of a bracket inside another.
  private static func options(in usage: String) -> [[String]] {
    var depth = 0
    var options: [[String]] = []
    for part in usage.split(separator: " ") {
      if depth == 0, part.hasPrefix("[") {
        let word = part.filter { $0 != "[" && $0 != "]" }
        options.append(word.split(separator: "|").map(String.init))
      }
      depth += part.count { $0 == "[" } - part.count { $0 == "]" }
    }
    return options
  }
}
