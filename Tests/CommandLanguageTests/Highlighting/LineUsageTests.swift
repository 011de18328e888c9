import CommandLanguage
import Testing

@Suite struct LineUsageTests {
  private func usage(_ line: String, cursor: Int? = nil) -> String {
    let names = CompletionNames(layers: [NamedWord("conv1", "")])
    return LineReading(of: line, cursor: cursor ?? line.utf8.count, names: names).usage
  }

  @Test(arguments: [
    ("conv", " OUT K [stride S] [pad P] [dilation D] [groups G] [bias on|off] [sharing NAME]"),
    ("conv ", "OUT K [stride S] [pad P] [dilation D] [groups G] [bias on|off] [sharing NAME]"),
    ("conv 2", " K [stride S] [pad P] [dilation D] [groups G] [bias on|off] [sharing NAME]"),
    ("conv 2 3x3 ", "[stride S] [pad P] [dilation D] [groups G] [bias on|off] [sharing NAME]"),
    ("conv 2 3x3 pad 1 stride ", "S [dilation D] [groups G] [bias on|off] [sharing NAME]"),
    ("relu; conv 2 ", "K [stride S] [pad P] [dilation D] [groups G] [bias on|off] [sharing NAME]"),
    ("nudge conv1.weight[0,0,1,1] ", "by X"),
    ("let k ", "= EXPR"),
    ("insert conv 2 ", "K [stride S] [pad P] [dilation D] [groups G] [bias on|off] [sharing NAME]"),
    ("correlate(", "x, k, stride, pad, dilation)"),
    ("let a = correlate(input, ", "k, stride, pad, dilation)"),
    ("sum(conv1.weight", ", axis)"),
    ("zeros(2, ", "m, ...)"), ("reshape(input, ", "[n, m, ...])"),
    ("contributions(", "ADDRESS, LAYER)"),
    ("add conv1 ", "[NAME...]"), ("mode ", "train|eval [passes N]"),
  ])
  func `what may follow is the rest of the usage`(line: String, wanted: String) {
    #expect(usage(line) == wanted)
  }

  /// What fits is said by the commands' own usage: a form that does not fit is not offered, and none
  /// that does is missing.
  @Test(arguments: [
    ("optimizer ", "sgd|adam|adamw|rmsprop|adagrad [lr R] …"),
    ("optimizer adam ", "[lr R] [beta1 B] [beta2 B] [eps E] [decay D]"),
    (
      "optimizer rmsprop lr 1 ", "[alpha A] [eps E] [momentum M] [centered on] [decay D]"
    ),
    ("loss ", "cross-entropy|mse|squared-error|bce|bce-logits|l1|huber|hinge …"),
    ("loss mse ", "[reduction mean|sum]"),
    ("schedule ", "constant|step|cosine …"), ("schedule step ", "EVERY FACTOR"),
    ("clip ", "norm|value|off …"), ("clip", " norm|value|off …"), ("clip norm ", "X"),
    ("relax conv1 ", "sharing|locality"), ("record ", "FILE|off"),
    ("save ", "FILE [with weights]"), ("save x.gradus ", "[with weights]"),
    ("explain conv1.bias ", "[terms|pixel|update …]"),
    ("explain conv1.bias terms ", "[nonzero] [pixel R,C]"),
    ("fate conv1 ", "[data]"), ("step ", "[N|term]"),
    ("input ", "CHANNELSxROWSxCOLUMNS|ROWSxCOLUMNS|LENGTH"),
    ("data ", "edges|shapes|digits|xor|rings|handwritten|load|off …"),
    ("data edges ", "[N]"), ("set theme ", "dark|light|auto"), ("set hints ", "on|off"),
    ("set digits ", "N"), ("set width ", "N|auto"),
    ("export numpy x.npz ", "[compressed]"),
    ("conv 2 3x3 pad ", "P|same|valid …"),
    ("conv 2 3x3 pad same ", "[dilation D] [groups G] [bias on|off] [sharing NAME]"),
    (
      "locallyconnected 2 3x3 ",
      "[stride S] [pad P] [dilation D] [bias each|channel|off]"
    ),
    ("lesson question ", "N [as GUESS]"), ("quiz ", "[TOPIC|N|seed|tally …]"),
  ])
  func `of several forms the next words stand beside each other`(line: String, wanted: String) {
    #expect(usage(line) == wanted)
  }

  @Test func `each choice of a command is in its usage`() {
    let export = usage("export ")
    for word in ["numpy", "safetensors", "pytorch", "svg", "html", "csv", "markdown", "latex"] {
      #expect(export.contains(word))
    }
    let options = usage("set ").split(separator: " ")[0].split(separator: "|").map(String.init)
    let offered = Completion(of: "set ", names: CompletionNames()).candidates.map(\.name)
    #expect(Set(options) == Set(offered))
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
