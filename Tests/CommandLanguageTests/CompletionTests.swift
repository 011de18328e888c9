import Testing

@testable import CommandLanguage

@Suite("Completion")
struct CompletionTests {
  static let names = CompletionNames(
    layers: [NamedWord("conv1", "8x6x6"), NamedWord("relu1", "8x6x6"), NamedWord("dense1", "3")],
    variables: [NamedWord("k", "2x2")], examples: [NamedWord("sum", "the 3x3")],
    fieldsByLayer: ["conv1": ["in", "out", "weight", "bias"], "relu1": ["in", "out"]])

  private func words(_ line: String) -> [String] {
    Completion(of: line, names: Self.names).candidates.map(\.name)
  }

  private static let offersCases: [(String, [String])] = [
    ("forw", ["forward"]), ("forward; ba", ["batchnorm", "backward", "back"]), ("conv ", []),
    ("conv 2 3 ", ["stride", "pad", "dilation", "groups", "bias", "sharing"]),
    ("conv 2 3 pad 1 ", ["stride", "dilation", "groups", "bias", "sharing"]),
    ("conv 2 3 bias ", ["on", "off"]),
    (
      "loss ",
      ["cross-entropy", "mse", "squared-error", "bce", "bce-logits", "hinge", "l1", "huber"]
    ),
    ("loss h", ["hinge", "huber"]), ("loss bce-", ["bce-logits"]),
    ("loss mse ", ["reduction"]), ("loss mse reduction ", ["mean", "sum"]),
    ("loss hinge ", ["margin", "reduction"]), ("loss huber delta 2 ", ["reduction"]),
    ("loss cross-entropy smoothing 0.1 ", ["weights", "reduction"]),
    ("loss cross-en", ["cross-entropy"]), ("loss cross-", ["cross-entropy"]),
    ("explain conv1.", ["weight", "bias", "in", "out"]), ("explain conv1.we", ["weight"]),
    ("conv1.weight.", ["grad"]), ("input.", ["grad"]),
    ("explain conv1.weight[0] ", ["terms", "nonzero", "pixel", "update"]),
    ("print dig", ["digit("]), ("target = cr", ["cross"]), ("x[0, inp", ["input"]),
    ("insert relu be", ["before"]), ("insert relu before ", ["conv1", "relu1", "dense1"]),
    ("init conv1 ", ["default", "he", "xavier", "zeros", "normal"]),
    ("set colour ", ["auto", "always", "never"]), ("set width ", ["auto"]),
    ("unroll ", ["conv1", "relu1", "dense1"]), ("unroll conv1 ", ["grad"]),
    ("help gra", ["grads", "gradcheck"]),
    ("example ", ["sum"]), ("predict input ", ["as"]), ("let a = sqr", ["sqrt("]),
    ("backward ", ["add", "with"]), ("grads ", ["conv1", "relu1", "dense1"]), ("undo ", []),
    ("let a", []), ("conv 3", []),
    ("explain c", ["conv1."]), ("explain conv1", ["conv1."]), ("show d", ["dense1."]),
    ("print den", ["dense1."]), ("sum(conv1.w", ["weight"]),
    ("sum(con", ["conv1.", "convolve(", "contributions("]),
    ("contributions(c", ["conv1."]), ("contributions(conv1.weight.g", ["grad"]),
    ("unroll(", ["conv1", "relu1", "dense1"]), ("patches(co", ["conv1"]),
    ("unroll(conv1).g", ["grad"]),
    ("let x = conv1.w", ["weight"]), ("conv1.weight[0] = sob", ["sobel_x", "sobel_y"]),
    ("conv1.weight[0] += conv1.weight.g", ["grad"]), ("dense1.bias -= de", ["dense1."]),
    ("relu1.", ["in", "out"]), ("conv1.weight[0,0].g", ["grad"]),
    ("freeze co", ["conv1"]), ("freeze conv1", ["conv1."]), ("freeze al", ["all"]),
    ("block r", ["relu1"]), ("filmstrip co", ["conv1"]),
    ("compare conv1.weight[0] de", ["dense1."]), ("nudge conv1.weight[0] b", ["by"]),
    ("nudge conv1.weight[0] by conv1.weight.g", ["grad"]), ("watch conv1.o", ["out"]),
    ("export csv a.csv", []), ("predict conv1.o", ["out"]), ("print -conv1.w", ["weight"]),
    ("print 2*conv1.o", ["out"]), ("print [1, conv1.b", ["bias"]),
  ]

  /// What may touch the end of each line's single candidate.
  private static let followingCases: [(String, Bool)] = [
    ("forw", true), ("conv 2 3x3 st", true), ("explain conv1.weight[0] te", true),
    ("loss ms", true), ("set hints of", true), ("insert relu bef", true), ("example su", true),
    ("print conv1.w", false), ("print co", false), ("conv1.weight.gr", false),
    ("unroll den", false), ("print sqr", false), ("contributions(c", false),
    ("print sobel_x", false),
    ("let y = k", false), ("inp", false), ("targ", false), ("freeze co", false),
    ("print inpu", false),
  ]

  @Test(
    "puts a space behind a word, and nothing behind an address, a name, a field or a bracket",
    arguments: followingCases)
  func following(line: String, isSpace: Bool) {
    let completion = Completion(of: line, names: Self.names)
    #expect(!completion.candidates.isEmpty)
    #expect(completion.appendsSpace == isSpace)
  }

  @Test("leaves out what stands behind the cursor already")
  func before() {
    func names(_ line: String, _ rest: String) -> [String] {
      Completion(of: line, before: rest, names: Self.names).candidates.map(\.name)
    }
    #expect(names("print con", ".weight") == ["conv1", "convolve(", "contributions("])
    #expect(names("print sqr", "(2)") == ["sqrt"])
    #expect(names("print conv1.w", "[0,0,0,0]") == ["weight"])
  }

  private static let foldedCases: [(String, String, [String])] = [
    ("FORW", "FORW", ["forward"]), ("print CONV", "CONV", ["conv1.", "convolve("]),
    ("print CONV1.W", "CONV1.W", ["conv1.weight"]), ("print conv1.W", "W", ["weight"]),
    ("conv 2 3 ST", "ST", ["stride"]), ("sum(Dense1.B", "Dense1.B", ["dense1.bias"]),
    ("print K", "K", ["k"]),
  ]

  @Test("takes letters for others where it is told to", arguments: foldedCases)
  func folded(line: String, prefix: String, expected: [String]) {
    let folded = Completion(of: line, names: Self.names, folded: { $0.lowercased() })
    #expect(folded.prefix == prefix)
    #expect(folded.candidates.map(\.name) == expected)
    #expect(Completion(of: line, names: Self.names).candidates.map(\.name) != expected)
  }

  @Test(
    "offers what may follow",
    arguments: Self.offersCases)
  func offers(line: String, expected: [String]) {
    #expect(words(line) == expected)
  }

  @Test(
    "offers nothing in a comment, in quotes, or behind an error",
    arguments: [
      "# co", "forward # ba", "print \"ab", "print 'ab", "(1]", "cnov co", "save a#b # c",
    ])
  func nothing(line: String) {
    let completion = Completion(of: line, names: Self.names)
    #expect(completion.candidates.isEmpty)
    #expect(!completion.expectsFile)
  }

  private static let filesCases: [(String, String)] = [
    ("data load tra", "tra"), ("data load a.csv ", ""), ("load w", "w"),
    ("save ", ""), ("save my-f", "my-f"), ("source ../a", "../a"), ("save \"a b", "a b"),
    ("net; save 'x", "x"),
  ]

  @Test(
    "says where a file is meant",
    arguments: Self.filesCases)
  func files(line: String, prefix: String) {
    let completion = Completion(of: line, names: Self.names)
    #expect(completion.expectsFile)
    #expect(completion.prefix == prefix)
  }

  @Test("goes on where a bracket is open")
  func continuation() {
    var reader = SourceReader()
    _ = reader.feed("let a = sum(")
    let completion = Completion(of: "  inp", continuing: reader, names: Self.names)
    #expect(completion.candidates.map(\.name) == ["input"])
    #expect(completion.prefix == "inp")
  }

  @Test("has a word on each candidate")
  func descriptions() {
    let completion = Completion(of: "", names: Self.names)
    #expect(completion.candidates.count > 40)
    #expect(completion.candidates.allSatisfy { !$0.summary.isEmpty })
  }

  @Test(
    "offers only words that start as the prefix does", arguments: ["c", "conv 2 3 p", "print s"])
  func prefixes(line: String) {
    let completion = Completion(of: line, names: Self.names)
    #expect(!completion.candidates.isEmpty)
    #expect(completion.candidates.allSatisfy { $0.name.hasPrefix(completion.prefix) })
  }
}
