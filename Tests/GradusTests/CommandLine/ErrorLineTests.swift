import TestSupport
import Testing

@Suite("Where an error stands")
struct ErrorLineTests {
  /// A script, and the line and column of its error, counted by hand.
  private static let cases: [(script: String, line: Int, errorLine: Int, column: Int)] = [
    ("cnov 2", 1, 1, 1), ("1\ncnov 2", 2, 2, 1), ("let a = [1,\n 2,\n cnov]", 1, 3, 2),
    ("let a = [1,\n 2,\n cnov\n, 3]", 1, 3, 2), ("1; let a = [1,\n\tcnov]", 1, 2, 2),
    ("let a = [[1, 2],\n  [3]]", 1, 2, 3), ("let a = sum(\n  1,\n  2,\n  3)", 1, 1, 9),
    ("let a = [1,\r\n 2,\r\n cnov]\r\n", 1, 3, 2),
    // A letter with its accent, a flag and a family are a character each.
    ("\"e\u{301}\" $", 1, 1, 1), ("let a = [1, # e\u{301}\u{1F1E9}\u{1F1EA}\n  cnov]", 1, 2, 3),
    ("let e\u{301} = 2; cnov", 1, 1, 12),
    ("let \u{3BB} = [1,\n  \u{3BB}, cnov]", 1, 2, 3),
    ("let a = [1,\n 2", 1, 1, 9), ("let a = (1,\n 2]", 1, 2, 3),
    ("example sum\nshow conv1.weight[0,\n 0,\n 9]", 2, 4, 2),
  ]

  @Test("is said with its own line, and its column on that line", arguments: Self.cases)
  func json(script: String, line: Int, errorLine: Int, column: Int) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(script.utf8, to: "a.gradus")
    let source = try folder.write("\n\nsource \(file)\n".utf8, to: "b.gradus")
    for answers in [
      try gradus("run", "--json", file).answers(), try gradus("--json", "-c", script).answers(),
      try gradus("run", "--json", "-", input: script).answers(),
      try gradus("run", "--json", source).answers().filter { $0.file == file },
    ] {
      let answer = try #require(answers.last { !$0.isOK })
      #expect(answer.line == line)
      #expect(answer.fields["errorLine"] as? Int == errorLine)
      #expect(answer.column == column)
    }
    let report = try gradus("run", file).errorText
    #expect(report.hasPrefix("\(file):\(errorLine):\(column): "), "\(report)")
  }

  @Test("is pointed at on that line")
  func caret() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("let a = [1,\n 2,\n cnov]".utf8, to: "a.gradus")
    let lines = try gradus("run", file).errorText.split(separator: "\n")
    #expect(lines.dropFirst().prefix(2) == ["   cnov]", "   ^^^^"])
  }
}
