import CommandLanguage
import Testing

@Suite struct LineReadingTests {
  private static let names = CompletionNames(
    layers: [NamedWord("conv1", ""), NamedWord("relu1", "")], variables: [NamedWord("k", "")],
    examples: [NamedWord("sum", "")],
    fieldsByLayer: ["conv1": ["weight", "bias", "in", "out"], "relu1": ["in", "out"]])

  /// A letter for each kind of part, a blank where there is none.
  private static func letter(_ kind: LinePart.Kind) -> Character {
    switch kind {
    case .command: "c"
    case .option: "o"
    case .name: "n"
    case .field: "f"
    case .function: "u"
    case .number: "1"
    case .text: "t"
    case .comment: "#"
    case .unknown: "?"
    }
  }

  private func marks(_ line: String, cursor: Int? = nil) -> String {
    let reading = LineReading(of: line, cursor: cursor ?? line.utf8.count, names: Self.names)
    var marks = Array(repeating: Character(" "), count: line.utf8.count)
    for part in reading.parts {
      for byte in part.bytes { marks[byte] = Self.letter(part.kind) }
    }
    return String(marks)
  }

  @Test(arguments: [
    ("conv 2 3x3 stride 2 # why", "cccc 1 111 oooooo 1 #####"),
    ("print conv1.weight.grad[0]", "ccccc nnnnn ffffff ffff 1 "),
    ("sum(k * 2) + sobel_x", "uuu n   1    nnnnnnn"),
    ("let m = 3; m", "ccc n   1  n"),
    ("input 4; dense 2", "ccccc 1  ccccc 1"),
    ("loss cross-entropy smoothing 0.1", "cccc ooooooooooooo ooooooooo 111"),
    ("insert relu after conv1", "cccccc cccc ooooo nnnnn"),
    ("source \"a b.gradus\"", "cccccc tttttttttttt"),
    ("help conv", "cccc tttt"),
    ("example sum", "ccccccc ttt"),
  ])
  func `each part of a statement is what the parser reads it as`(line: String, wanted: String) {
    #expect(marks(line) == wanted)
  }

  @Test(arguments: [
    ("cnov 2", "???? 1"), ("conv 2 3x3 strde 2", "cccc 1 111 ????? 1"),
    ("print conv9.weight", "ccccc ????? ffffff"), ("relu1.weight", "nnnnn ??????"),
    ("conv1.wieght + 1", "nnnnn ??????   1"), ("smu(k) + 1", "??? n    1"),
    ("example smu", "ccccccc ???"), ("print (1, 2]", "ccccc  1  1?"), ("§ + 1", "??   1"),
  ])
  func `what means nothing is marked`(line: String, wanted: String) {
    #expect(marks(line, cursor: 0) == wanted)
  }

  @Test(arguments: ["con", "conv1.wei", "loss cross-en", "print so", "print cor", "3x", "1e-"])
  func `the beginning of a word is not wrong while the cursor touches its end`(line: String) {
    #expect(!marks(line).contains("?"))
  }

  @Test(arguments: ["xyz", "conv1.xyz", "print qqq"])
  func `a word that nothing begins with is marked at once`(line: String) {
    #expect(marks(line).contains("?"))
  }

  @Test func `a statement that may make names leaves the names behind it open`() {
    #expect(!marks("conv 2 3x3; conv2.weight = 1", cursor: 0).contains("?"))
    #expect(marks("net; conv2.weight", cursor: 0).contains("?"))
  }

  @Test func `a line that goes on a statement is read with the lines before it`() {
    var reader = SourceReader()
    _ = reader.feed("let a = [1,")
    let reading = LineReading(of: "2, k]", cursor: 0, continuing: reader, names: Self.names)
    #expect(reading.parts.map(\.kind) == [.number, .name])
  }

  @Test func `places count bytes`() {
    let reading = LineReading(of: "λ; print 2 × k", cursor: 0, names: Self.names)
    #expect(reading.parts.last == LinePart(.name, 15..<16))
  }
}
