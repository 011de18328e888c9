import Testing

@testable import CommandLanguage

@Suite("Reports")
struct ReportTests {
  private func report(
    _ text: String, file: String? = "a.gradus", columns: Int = Diagnostic.usualColumns
  ) -> String {
    for statement in Parser.statements(in: text) {
      if case .failure(let diagnostic) = statement.result {
        return statement.report(diagnostic, file: file, columns: columns)
      }
    }
    return ""
  }

  @Test("give place, message, line, caret and what would work")
  func whole() {
    #expect(
      report("net\ncnov 2 3x3") == """
        a.gradus:2:1: 'cnov' is not a command
          cnov 2 3x3
          ^^^^
          did you mean 'conv'?
        """)
    #expect(report("cnov 2", file: nil).hasPrefix("'cnov' is not a command\n  cnov 2\n  ^^^^"))
  }

  private static let caretsCases: [(String, Int)] = [
    ("\tprint $", 10), ("let \u{540D} = $", 9), ("let e\u{301} = $", 8),
    ("print '\u{1F600}'", 6),
  ]

  @Test(
    "point rightly under tabs, wide characters, marks and emoji",
    arguments: Self.caretsCases)
  func carets(text: String, indent: Int) {
    let lines = report(text).split(separator: "\n")
    #expect(lines[2].prefix { $0 == " " }.count == indent + 2)
  }

  @Test("hold no character that could steer a terminal")
  func controls() {
    let text = report("print \u{1B}31m \u{202E} \u{7}")
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
    #expect(text.contains("U+001B"))
    #expect(!report("\u{9B}31m", file: "a\u{1B}b").unicodeScalars.contains { $0.value == 0x9B })
  }

  @Test("show the surroundings alone of a long line")
  func longLine() {
    let text =
      "print " + String(repeating: "1 + ", count: 200) + "$" + String(repeating: " ", count: 500)
      + "+ 1"
    let lines = report(text).split(separator: "\n")
    #expect(lines[1].count < 120)
    let column = lines[2].prefix { $0 == " " }.count
    #expect(Array(lines[1])[column] == "$")
  }

  @Test(
    "show no more of a line than there are columns, and the caret under its word",
    arguments: [20, 40, 60, 80], ["let a = 1; ", "let \u{540D} = 1; "])
  func narrow(columns: Int, part: String) {
    for count in 0..<12 {
      let before = String(repeating: part, count: count)
      for behind in ["", "; " + String(repeating: "x ", count: 60)] {
        let text = before + "cnov 2" + behind
        let lines = report(text, columns: columns).split(separator: "\n").map(Array.init)
        let shown = lines[1].reduce(0) { $0 + DisplayText.width($1) }
        #expect(shown <= columns, "\(String(lines[1]))")
        // The caret's column, counted as a terminal does.
        let column = lines[2].prefix { $0 == " " }.count
        var place = 0
        let under = lines[1].drop { character in
          defer { place += DisplayText.width(character) }
          return place < column
        }
        #expect(String(under).hasPrefix("cnov"), "\(String(lines[1]))")
      }
    }
  }

  @Test("point behind the line where something is missing")
  func atTheEnd() {
    let lines = report("conv 2").split(separator: "\n")
    #expect(lines[2] == "        ^")
  }

  /// What is typed, and what the caret stands under.
  private static let wholeWords: [(String, String)] = [
    ("conv -inf", "-inf"), ("conv -nan 3", "-nan"), ("conv [1,2]", "[1,2]"),
    ("conv [1, [2, 3]] 3", "[1, [2, 3]]"), ("conv 2 (3) pad 1", "(3)"), ("dense -1e9", "-1e9"),
    ("conv a.b[3] 3", "a.b[3]"), ("freeze -conv1", "-conv1"),
    ("seed [[1,2],[3,4]]", "[[1,2],[3,4]]"),
    ("clip norm -inf", "-inf"), ("insert relu [1,2]", "[1,2]"),
    ("optimizer sgd lr [1, 2]", "[1, 2]"),
    ("conv 2 3x3 stride -2 pad 1", "-2"),
  ]

  @Test("name the whole word or literal that is wrong", arguments: wholeWords)
  func wholeWord(text: String, wrong: String) throws {
    let lines = report(text).split(separator: "\n")
    #expect(lines[0].contains(wrong))
    let caret = lines[2]
    let start = caret.prefix { $0 == " " }.count
    #expect(lines[1].dropFirst(start).prefix(caret.count - start) == wrong)
  }

  private static let long = String(repeating: "x", count: 5000)

  @Test(
    "shorten what was typed and is overlong",
    arguments: [
      "\(long)(3)", "conv \(long)", "conv 2 3x3 \(long)", "conv 2 3x3 \(long) 3",
      "input.\(long)",
      "let \(long) = 3", "set \(long) 1", "loss \(long)", "data \(long)", "undo \(long)",
      "conv \"\(long)\"", "nn.\(long)()", "torch.tensor([\(long)])",
      "conv [" + String(repeating: "1, ", count: 3000) + "1]",
      "seed 1" + long.replacing("x", with: "0"),
    ])
  func overlong(text: String) throws {
    let report = report(text)
    #expect(!report.isEmpty)
    for line in report.split(separator: "\n") { #expect(line.count < 1200, "\(line.prefix(200))") }
    #expect(!report.contains(String(repeating: "x", count: 121)))
  }
}
