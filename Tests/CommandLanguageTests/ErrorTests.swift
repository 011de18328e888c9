import Testing

@testable import CommandLanguage

/// A line, what is wrong with it, where, and what would work.
struct WrongLine: Sendable, CustomTestStringConvertible {
  let text: String
  let code: String
  let column: Int
  let suggestion: String?

  init(_ text: String, _ code: String, _ column: Int, _ suggestion: String? = nil) {
    self.text = text
    self.code = code
    self.column = column
    self.suggestion = suggestion
  }

  var testDescription: String { text }
}

@Suite("Errors")
struct ErrorTests {
  private static let wrongCases: [WrongLine] = [
    WrongLine("cnov 2", "unknown-command", 1, "conv"),
    WrongLine("  cnov 2", "unknown-command", 3, "conv"),
    WrongLine("maxpol 2", "unknown-command", 1, "maxpool"),
    WrongLine("\u{3BB}\u{3BB} 2", "unknown-command", 1),
    WrongLine("conv", "missing-argument", 5), WrongLine("conv 2", "missing-argument", 7),
    WrongLine("insert conv 2 before dense1", "missing-argument", 15),
    WrongLine("replace conv1 conv 1 8x8", "missing-argument", 15),
    WrongLine("init normal", "missing-argument", 12), WrongLine("let a", "missing-argument", 6),
    WrongLine("let a == 3", "missing-argument", 7), WrongLine("print", "missing-argument", 6),
    WrongLine("unroll", "missing-argument", 7), WrongLine("sum", "missing-argument", 1),
    WrongLine("save", "missing-argument", 5), WrongLine("set digits", "missing-argument", 11),
    WrongLine("compare a.weight", "missing-argument", 17),
    WrongLine("forward 3", "extra-argument", 9), WrongLine("quit now", "extra-argument", 6),
    WrongLine("dense 3 4", "extra-argument", 9), WrongLine("init he 3", "extra-argument", 9),
    WrongLine("help all x", "extra-argument", 10),
    WrongLine("conv 2 3x3 padd 1", "unknown-option", 12, "pad"),
    WrongLine("backward ad", "unknown-option", 10, "add"),
    WrongLine("formula conv1 idnex", "unknown-option", 15, "index"),
    WrongLine("insert relu befor dense1", "unknown-option", 13, "before"),
    WrongLine("insert conv 2 3 strid 2 before a", "unknown-option", 17, "stride"),
    WrongLine("set color never", "unknown-option", 5, "colour"),
    WrongLine("conv 2 3x3 pad 1 pad 2", "duplicate-option", 18),
    WrongLine("explain a terms terms", "duplicate-option", 17),
    WrongLine("loss cross-entrpy", "unknown-choice", 6, "cross-entropy"),
    WrongLine("loss crossentropy", "unknown-choice", 6, "cross-entropy"),
    WrongLine("init conv1 hee", "unknown-choice", 12, "he"),
    WrongLine("insert rlu before a", "unknown-choice", 8, "relu"),
    WrongLine("set colour nevr", "unknown-choice", 12, "never"),
    WrongLine("conv 3x3 2", "wrong-argument", 6), WrongLine("conv 2 (3,3)", "wrong-argument", 8),
    WrongLine("conv 2.5 3", "wrong-argument", 6), WrongLine("conv 2 3x3x3", "wrong-argument", 8),
    WrongLine("loss 3", "wrong-argument", 6), WrongLine("set speak yes", "wrong-argument", 11),
    WrongLine("conv 0 3", "out-of-range", 6), WrongLine("seed -1", "out-of-range", 6),
    WrongLine("undo 0", "out-of-range", 6),
    WrongLine("conv 2 3 x 3", "malformed-size", 8, "3x3"),
    WrongLine("conv 2 3*2", "malformed-size", 8, "3x2"),
    WrongLine("conv 2 3 3", "malformed-size", 8, "3x3"),
    WrongLine("conv 2 3,3", "malformed-size", 8, "3x3"),
    WrongLine("conv 2 3X3", "malformed-size", 8, "3x3"),
    WrongLine("input 3 8 8", "malformed-size", 7, "input 3x8x8"),
    WrongLine("rename conv1 conv", "reserved-name", 14), WrongLine("conv = 3", "reserved-name", 1),
    WrongLine("let pad = 1", "reserved-name", 5), WrongLine("let conv7 = 1", "reserved-name", 5),
    WrongLine("let train = 1", "reserved-name", 5), WrongLine("let ring = 1", "reserved-name", 5),
    WrongLine("let target = 1", "reserved-name", 5), WrongLine("let fc = 1", "reserved-name", 5),
    WrongLine("let count-pad = 1", "reserved-name", 5),
    WrongLine("conv 2 3 stride=2", "unexpected-token", 16),
    WrongLine("relu (input)", "unexpected-token", 6), WrongLine("x [0]", "unexpected-token", 3),
    WrongLine("explain conv1.weight [0]", "unexpected-token", 22),
    WrongLine("show conv1.weight - 1", "unexpected-token", 19),
    WrongLine("conv1 .weight", "unexpected-token", 7), WrongLine("target 1", "unexpected-token", 8),
    WrongLine("print a = 3", "unexpected-token", 9), WrongLine("a ** 2", "unexpected-token", 4),
    WrongLine("x[1 2]", "unexpected-token", 5), WrongLine("x[]", "unexpected-token", 3),
    WrongLine("print 3x3", "unexpected-token", 7), WrongLine("print \"a\"", "unexpected-token", 7),
    WrongLine("x[0:1:2:3]", "unexpected-token", 8),
    WrongLine("conv1.weight(0)", "unexpected-token", 13),
    WrongLine("1+", "missing-value", 3), WrongLine("conv1.", "missing-value", 7),
    WrongLine("a = ", "missing-value", 4), WrongLine("sum(", "unclosed-bracket", 4),
    WrongLine("let a = [1, (2", "unclosed-bracket", 13), WrongLine("(1]", "mismatched-bracket", 3),
    WrongLine("print 3)", "mismatched-bracket", 8), WrongLine("(1;2)", "separator-in-brackets", 3),
    WrongLine("summ(1)", "unknown-function", 1, "sum"), WrongLine("x(3)", "unknown-function", 1),
    WrongLine("conv1.wieght", "unknown-field", 7, "weight"),
    WrongLine("sum(1,2,3)", "wrong-argument-count", 1),
    WrongLine("eye()", "wrong-argument-count", 1),
    WrongLine("1 < 2 < 3", "chained-comparison", 7), WrongLine("3 = 4", "not-assignable", 1),
    WrongLine("sum(x) = 4", "not-assignable", 1), WrongLine("print $", "unexpected-character", 7),
    WrongLine("\u{1B}0m", "unexpected-character", 1), WrongLine("0x1F", "malformed-number", 1),
    WrongLine("print 3x", "malformed-number", 7), WrongLine("2..3", "malformed-number", 1),
    WrongLine("1.2.3", "malformed-number", 1), WrongLine("save 'a", "unclosed-quote", 6),
    WrongLine("99999999999999999999x1", "malformed-number", 1),
    WrongLine("\u{1F468}\u{200D}\u{1F469} cnov", "unexpected-character", 1),
    WrongLine("let \u{E9} = \u{20AC}", "unexpected-character", 9),
  ]

  @Test(
    "name what is wrong, where, and what would work",
    arguments: Self.wrongCases)
  func wrong(line: WrongLine) throws {
    let found = try #require(diagnostic(line.text))
    #expect(found.code == line.code)
    #expect(found.range?.column == line.column)
    #expect(found.range?.line == 1)
    #expect(found.suggestion == line.suggestion)
    #expect(!found.message.isEmpty)
  }

  @Test(
    "show the usage where an argument is missing or too many", arguments: ["conv", "forward 3"])
  func usage(text: String) throws {
    let notes = try #require(diagnostic(text)).notes
    #expect(notes.contains { $0.contains("it is written: ") })
  }

  @Test("leave the statements before and behind them on the line untouched")
  func neighbours() {
    let statements = Parser.statements(in: "forward; print $; backward")
    #expect(statements.map(\.text) == ["forward", "print $", "backward"])
    #expect(statements.map { (try? $0.result.get()) != nil } == [true, false, true])
  }
}
