import Testing

@testable import CommandLanguage

@Suite("The vocabulary")
struct VocabularyTests {
  @Test("has examples that are read as they stand", arguments: Vocabulary.commands.map(\.word))
  func examples(word: String) throws {
    let command = try #require(Vocabulary.command(word))
    #expect(!command.examples.isEmpty)
    for example in command.examples {
      for statement in Parser.statements(in: example) {
        #expect(throws: Never.self) { try statement.result.get() }
      }
    }
  }

  @Test("fits a line of help on a line", arguments: Vocabulary.commands.map(\.word))
  func summaries(word: String) throws {
    let command = try #require(Vocabulary.command(word))
    #expect(command.summary.count <= 66, "\(command.summary)")
    #expect(!command.summary.hasSuffix("."))
    #expect(command.usage.allSatisfy { $0.hasPrefix(word) && $0.count <= 76 })
  }

  @Test("tells of any word in words, and names the words that there are to choose from")
  func anyWord() {
    for command in Vocabulary.commands {
      let kinds = command.parameters.map(\.kind) + command.options.map(\.kind)
      for case .word(let description) in kinds {
        #expect(description.contains(" "), "\(command.word) takes any word as \(description)")
      }
    }
  }

  @Test("has each word once")
  func unique() {
    let words = Vocabulary.commands.flatMap { [$0.word] + $0.abbreviations }
    #expect(Set(words).count == words.count)
    let values = (Vocabulary.pictures + Vocabulary.filters + Vocabulary.namedValues).map(\.name)
    #expect(Set(values).count == values.count)
  }

  @Test("shows a beginner ten commands")
  func beginners() {
    let words = "example input conv dense loss forward backward grads explain undo"
    #expect(Vocabulary.beginnerCommands.map(\.word).joined(separator: " ") == words)
    #expect(
      Set(words.split(separator: " ").map(String.init))
        == Set(Vocabulary.commands.filter(\.isForBeginners).map(\.word)))
  }

  @Test(
    "keeps its words from being names",
    arguments: [
      "conv", "linear", "fc", "q", "sum", "digit", "ring", "sobel_x", "relu", "input", "target",
      "loss", "nan", "inf", "train",
    ])
  func reserved(word: String) {
    #expect(Vocabulary.reservedMeaning(word, for: .value) != nil)
    #expect(Vocabulary.reservedMeaning(word, for: .layer) != nil)
  }

  @Test("leaves other words free", arguments: ["a", "k", "kernel", "weight", "x", "steps", "he"])
  func free(word: String) {
    #expect(Vocabulary.reservedMeaning(word, for: .value) == nil)
    #expect(Vocabulary.reservedMeaning(word, for: .layer) == nil)
  }

  @Test("gives the words of options to values, and not to layers", arguments: Vocabulary.keywords)
  func options(word: String) {
    let isMore =
      Vocabulary.command(word).map { !$0.givesWay } ?? false || Vocabulary.callable(word) != nil
      || word.contains("-")
    if !isMore { #expect(Vocabulary.reservedMeaning(word, for: .value) == nil) }
    #expect(Vocabulary.reservedMeaning(word, for: .layer) != nil)
  }

  @Test("knows layers' own names")
  func layerNames() {
    #expect(Vocabulary.isLayerName("conv1"))
    #expect(Vocabulary.isLayerName("globalavgpool12"))
    #expect(!Vocabulary.isLayerName("conv"))
    #expect(!Vocabulary.isLayerName("conv1a"))
    #expect(!Vocabulary.isLayerName("edges1"))
  }

  private static let nearestCases: [(String, String)] = [
    ("cnov", "conv"), ("foward", "forward"), ("bakcward", "backward"), ("Dense", "dense"),
    ("conv2d", "conv"), ("maxpool2d", "maxpool"), ("lin", "linear"), ("explian", "explain"),
  ]

  @Test(
    "finds the word that was meant",
    arguments: Self.nearestCases)
  func nearest(word: String, meant: String) {
    #expect(Vocabulary.nearestCommand(to: word) == meant)
  }

  @Test("finds nothing where nothing is near", arguments: ["", "x", "zzzzzz", "\u{3BB}"])
  func nothingNear(word: String) {
    #expect(Vocabulary.nearestCommand(to: word) == nil)
  }

  @Test("breaks ties by name, whatever the order")
  func ties() {
    #expect(NearestWord.find("bat", among: ["cat", "hat", "bad"]) == "bad")
    #expect(NearestWord.find("bat", among: ["hat", "bad", "cat"]) == "bad")
    #expect(NearestWord.find("bat", among: ["bat"]) == nil)
  }
}
