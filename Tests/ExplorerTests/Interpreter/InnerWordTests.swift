import CommandLanguage
import Explorer
import TestSupport
import Testing

/// Words of our own that stand inside commands, typed where a command belongs.
@Suite("A word that stands inside commands, typed as one")
struct InnerWordTests {
  /// Every such word with the commands that it belongs to, read off the specifications.
  private static let owners: [String: [String]] = {
    var owners: [String: [String]] = [:]
    for command in Vocabulary.commands {
      var words = Set(command.options.map(\.name))
      words.formUnion(command.options.flatMap { $0.qualifiers.map(\.word) })
      words.formUnion(command.parameters.flatMap(\.keywords))
      for kind in command.parameters.map(\.kind) + command.options.compactMap(\.kind) {
        switch kind {
        case .choice(let choices), .integerOr(_, let choices), .sizeOr(let choices),
          .layerOrAddress(let choices):
          words.formUnion(choices.map(\.word))
        default: break
        }
      }
      for word in words where isFree(word) { owners[word, default: []].append(command.word) }
    }
    return owners
  }()

  /// Whether nothing else begins with the word that can be typed.
  private static func isFree(_ word: String) -> Bool {
    Vocabulary.command(word) == nil && Vocabulary.callable(word) == nil
      && !(Vocabulary.pictures + Vocabulary.filters).contains { $0.name == word }
      && !Vocabulary.values.contains(word) && word.first?.isLetter == true
  }

  @Test("is told whose it is and how it is written", arguments: owners.keys.sorted())
  func told(word: String) throws {
    let owners = try #require(Self.owners[word])
    #expect(Self.owners.count > 60)
    for line in [word, "\(word) 2", "\(word) on", "\(word) same"] {
      let diagnostic = try #require(run("input 1x3x3\n\(line)").last?.diagnostic, "\(line)")
      #expect(!diagnostic.message.hasSuffix("not in Gradus"), "\(line): \(diagnostic.message)")
      #expect(!diagnostic.message.hasSuffix("a word of Gradus"), "\(line): \(diagnostic.message)")
      let written =
        diagnostic.notes.filter { $0.hasPrefix("it is written: ") }
        .map { $0.dropFirst("it is written: ".count) }
        + (diagnostic.suggestion.map { [$0[...]] } ?? [])
      let fits = written.contains { form in
        let words = form.split { " |[]".contains($0) }.map(String.init)
        return owners.contains(words.first ?? "") && words.dropFirst().contains(word)
      }
      #expect(fits, "\(line): \(diagnostic.suggestion ?? "-"), \(diagnostic.notes)")
    }
  }

  /// Lines, and a line of what has to be said.
  private static let said: [(String, String)] = [
    ("stride 2", "it is written: conv OUT K stride 2"), ("pad same", "conv OUT K pad same"),
    ("ceil on", "it is written: maxpool K ceil on"), ("groups 2", "conv OUT K groups 2"),
    ("batch 8", "it is written: train N step|steps|epoch|epochs batch 8"),
    ("weights", "it is written: loss cross-entropy weights [W, ...]"),
    ("k 3", "K stands for a value of your own in `conv OUT K`, `maxpool K`, `avgpool K`"),
    ("let y = stride", "it is an option of conv, maxpool, avgpool"),
  ]

  @Test("is written out with what was typed behind it", arguments: said)
  func forms(line: String, note: String) throws {
    let diagnostic = try #require(run(line).last?.diagnostic)
    #expect(diagnostic.notes.contains { $0.contains(note) }, "\(diagnostic.notes)")
  }

  /// Every word of the language, with a layer of each kind's own name left out.
  private static let own: [String] = Set(
    Vocabulary.commands.map(\.word) + Vocabulary.functions.map(\.name) + owners.keys
      + Vocabulary.pictures.map(\.name) + Vocabulary.filters.map(\.name)
      + Vocabulary.fields.map(\.name) + Vocabulary.values
  ).sorted()

  @Test("is never told as a word that Gradus does not have, wherever it stands", arguments: own)
  func everywhere(word: String) throws {
    #expect(Self.own.count > 200)
    for line in [
      word, "\(word) 3", "\(word)(3)", "conv 4 3 \(word)", "conv 4 3 \(word) 2", "dense \(word)",
      "loss \(word)", "optimizer \(word)", "init \(word)", "train 3 \(word)", "print \(word)(3)",
      "let a = \(word) + 1", "from \(word)", "help \(word)(3)", "print [\(word)(1), 2]",
    ] {
      var interpreter = Interpreter(environment: Environment(mayWriteFiles: false))
      guard let diagnostic = run("input 1x3x3\n\(line)", in: &interpreter).last?.diagnostic else {
        continue
      }
      #expect(!diagnostic.message.hasSuffix("not in Gradus"), "\(line): \(diagnostic.message)")
      #expect(!diagnostic.message.hasSuffix("a word of Gradus"), "\(line): \(diagnostic.message)")
    }
  }

  /// Words of ours in the place of others, with where they belong.
  private static let misplaced: [(String, message: String, note: String)] = [
    ("conv 4 3 batch", "'conv' does not know 'batch'", "elsewhere it is an option of train"),
    (
      "cross(8)", "'cross' is not a function",
      "it is a picture, as large as the input: `input = cross`"
    ),
    (
      "square(8)", "'square' is not a function",
      "it is a picture, as large as the input: `input = square`"
    ),
    (
      "sobel_x(3)", "'sobel_x' is not a function",
      "it is a filter of 3x3: `conv1.weight[0] = sobel_x`"
    ),
    ("batch(3)", "'batch' is not a function", "it is an option of train"),
    ("dense 3 relu", "'dense' does not know 'relu'", "elsewhere it is a command: relu"),
    (
      "cross 8", "'cross' is not a command",
      "it is a picture, as large as the input: `input = cross`"
    ),
    ("weight 3", "'weight' does not stand by itself", "a layer's is conv1.weight"),
  ]

  @Test("is told where it belongs", arguments: misplaced)
  func places(line: String, message: String, note: String) throws {
    let diagnostic = try #require(run("input 1x3x3\n\(line)").last?.diagnostic)
    #expect(diagnostic.message == message)
    #expect(diagnostic.notes.contains(note), "\(diagnostic.notes)")
  }

  /// Lines that are a whole statement but for the command's word.
  private static let meant: [(String, String)] = [
    ("momentum 0.9", "optimizer sgd momentum 0.9"), ("lr 0.1", "optimizer sgd lr 0.1"),
    ("alpha 0.9", "optimizer rmsprop alpha 0.9"), ("cosine 10", "schedule cosine 10"),
    ("margin 2", "loss hinge margin 2"), ("digits 3", "set digits 3"),
    ("theme dark", "set theme dark"), ("norm 1", "clip norm 1"), ("term", "step term"),
    ("handwritten 20", "data handwritten 20"), ("cross-entropy", "loss cross-entropy"),
    ("weights [1, 2]", "loss cross-entropy weights [1, 2]"), ("float32", "set precision float32"),
  ]

  @Test("suggests the whole statement where one alone can be meant", arguments: meant)
  func suggestion(line: String, statement: String) throws {
    let diagnostic = try #require(run(line).last?.diagnostic)
    #expect(diagnostic.suggestion == statement)
    for statement in Parser.statements(in: statement) {
      #expect(throws: Never.self) { try statement.result.get() }
    }
  }
}
