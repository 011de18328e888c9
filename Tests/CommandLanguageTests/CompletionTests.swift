import Testing

@testable import CommandLanguage

@Suite("Completion")
struct CompletionTests {
  static let names = CompletionNames(
    layers: [NamedWord("conv1", "8x6x6"), NamedWord("dense1", "3")],
    variables: [NamedWord("k", "2x2")], examples: [NamedWord("sum", "the 3x3")],
    fieldsByLayer: ["conv1": ["in", "out", "weight", "bias"], "relu1": ["in", "out"]])

  private func words(_ line: String) -> [String] {
    Completion(of: line, names: Self.names).candidates.map(\.name)
  }

  private static let offersCases: [(String, [String])] = [
    ("forw", ["forward"]), ("forward; ba", ["backward", "back"]), ("conv ", []),
    ("conv 2 3 ", ["stride", "pad", "dilation", "groups", "bias"]),
    ("conv 2 3 pad 1 ", ["stride", "dilation", "groups", "bias"]),
    ("conv 2 3 bias ", ["on", "off"]), ("loss ", ["cross-entropy", "mse", "squared-error"]),
    ("loss cross-en", ["cross-entropy"]), ("loss cross-", ["cross-entropy"]),
    ("explain conv1.", ["weight", "bias", "in", "out"]), ("explain conv1.we", ["weight"]),
    ("conv1.weight.", ["grad"]), ("input.", ["grad"]),
    ("explain conv1.weight[0] ", ["terms", "pixel", "update"]),
    ("print dig", ["digit("]), ("target = cr", ["cross"]), ("x[0, inp", ["input"]),
    ("insert relu be", ["before"]), ("insert relu before ", ["conv1", "dense1"]),
    ("init conv1 ", ["default", "he", "xavier", "zeros", "normal"]),
    ("set colour ", ["auto", "always", "never"]), ("set width ", ["auto"]),
    ("unroll ", ["conv1", "dense1"]), ("unroll conv1 ", ["grad"]),
    ("help gra", ["grads", "gradcheck"]),
    ("example ", ["sum"]), ("predict input ", ["as"]), ("let a = sqr", ["sqrt("]),
    ("backward ", ["add", "with"]), ("grads ", ["conv1", "dense1"]), ("undo ", []),
    ("let a", []), ("conv 3", []),
  ]

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
