import Testing

@testable import CommandLanguage

@Suite("Expressions")
struct ExpressionTests {
  private static let bindingCases: [(String, String)] = [
    ("1 + 2 * 3", "(1 + (2 * 3))"), ("1 * 2 + 3", "((1 * 2) + 3)"),
    ("1 - 2 - 3", "((1 - 2) - 3)"), ("8 / 4 / 2", "((8 / 4) / 2)"),
    ("2 ^ 3 ^ 2", "(2 ^ (3 ^ 2))"), ("-2 ^ 2", "(- (2 ^ 2))"), ("2 ^ -1", "(2 ^ (- 1))"),
    ("2 ^ -1 ^ 2", "(2 ^ (- (1 ^ 2)))"), ("2 ^ -1 * 3", "((2 ^ (- 1)) * 3)"),
    ("-a * b", "((- a) * b)"), ("a * -b", "(a * (- b))"), ("-a + b", "((- a) + b)"),
    ("- -a", "(- (- a))"), ("+a", "a"), ("a - -b", "(a - (- b))"),
    ("a @ b * c", "((a @ b) * c)"), ("a * b @ c", "((a * b) @ c)"), ("a + b @ c", "(a + (b @ c))"),
    ("a @ b ^ 2", "(a @ (b ^ 2))"), ("a + 1 == b * 2", "((a + 1) == (b * 2))"),
    ("a < -b", "(a < (- b))"), ("a<-b", "(a < (- b))"), ("a >= b + 1", "(a >= (b + 1))"),
    ("(1 + 2) * 3", "((1 + 2) * 3)"), ("(a < b) == c", "((a < b) == c)"),
    ("a != b", "(a != b)"), ("a <= b", "(a <= b)"), ("a > b", "(a > b)"),
    ("2\u{D7}3 \u{2212} 1", "((2 * 3) - 1)"), ("2^3\u{D7}3", "((2 ^ 3) * 3)"),
    // As screens print and word processors write them.
    ("1\u{22C5}1 + (\u{2212}2)\u{22C5}2", "((1 * 1) + ((- 2) * 2))"),
    ("6 \u{F7} 2 \u{B7} 3", "((6 / 2) * 3)"), ("a \u{2264} b", "(a <= b)"),
    ("a\u{2265}b", "(a >= b)"), ("a \u{2260} b", "(a != b)"),
  ]

  @Test(
    "bind as in Python",
    arguments: Self.bindingCases)
  func binding(text: String, tree: String) throws {
    #expect(try Parser.expression(text).bracketed == tree)
  }

  private static let formsCases: [(String, String)] = [
    ("[[1, 0], [0, -1]]", "[[1 0] [0 (- 1)]]"), ("[1, 2,]", "[1 2]"), ("[]", "[]"),
    ("conv1.weight[0, :, 1:3].grad", "conv1.weight[0 : 1:3].grad"),
    ("conv1.weight.grad[0,0,1,2]", "conv1.weight.grad[0 0 1 2]"),
    ("conv1.kernel[0]", "conv1.weight[0]"), ("x[-1]", "x[(- 1)]"), ("x[:2, 1:]", "x[:2 1:]"),
    ("x[ 0 , : ]", "x[0 :]"), ("x[0][1]", "x[0][1]"), ("(a + b)[0]", "(a + b)[0]"),
    (
      "sum(contributions(conv1.weight[0,0,1,2])) == conv1.weight[0,0,1,2].grad",
      "(sum(contributions(conv1.weight[0 0 1 2])) == conv1.weight[0 0 1 2].grad)"
    ),
    ("unroll(conv1).grad", "unroll(conv1).grad"),
    ("unroll(conv1) @ flatten(input)", "(unroll(conv1) @ flatten(input))"),
    ("reshape(x, [2,3,4,4])", "reshape(x [2 3 4 4])"), ("digit(7)", "digit(7)"),
    ("correlate(input, conv1.out.grad)", "correlate(input conv1.out.grad)"),
    ("allclose(a, b, 1e-9)", "allclose(a b 1e-09)"), ("loss.grad", "loss.grad"),
    ("sobel_x", "sobel_x"), ("\u{3BB} + 1", "(\u{3BB} + 1)"),
    ("cross-entropi", "(cross - entropi)"),
  ]

  @Test(
    "read values, fields, indices and calls",
    arguments: Self.formsCases)
  func forms(text: String, tree: String) throws {
    #expect(try Parser.expression(text).bracketed == tree)
  }

  private static let numbersCases: [(String, Double)] = [
    ("3", 3.0), (".5", 0.5), ("1e-05", 1e-5), ("1E3", 1000), ("2.", 2), ("1e\u{2212}3", 0.001),
    ("0.1", 0.1), ("inf", .infinity), ("1e999", .infinity), ("1e-999", 0),
    ("1e20", 100_000_000_000_000_000_000),
  ]

  @Test(
    "read numbers as they are written",
    arguments: Self.numbersCases)
  func numbers(text: String, value: Double) throws {
    guard case .number(let read) = try Parser.expression(text).kind else {
      Issue.record("'\(text)' is not a number")
      return
    }
    #expect(read.bitPattern == value.bitPattern)
  }

  @Test("read nan as a number that equals nothing")
  func notANumber() throws {
    guard case .number(let value) = try Parser.expression("nan").kind else {
      Issue.record("nan is not a number")
      return
    }
    #expect(value.isNaN)
  }

  private static let rangesCases: [(String, Int, Int)] = [
    ("  a + b", 3, 5), ("(a)", 1, 3), ("-x", 1, 2), ("conv1.weight[0].grad", 1, 20),
    ("sum(a, 0)", 1, 9), ("\u{3BB}\u{D7}\u{3BB}", 1, 3),
  ]

  @Test(
    "know where they stand",
    arguments: Self.rangesCases)
  func ranges(text: String, column: Int, length: Int) throws {
    let range = try Parser.expression(text).range
    #expect(range == SourceRange(line: 1, column: column, length: length))
  }

  @Test("stand over lines with a range that stops at the first line's end")
  func rangeOverLines() throws {
    let read = try statement("a + [1, # one\n2]")
    guard case .expression(let expression) = read.kind else {
      Issue.record("not an expression")
      return
    }
    #expect(expression.range == SourceRange(line: 1, column: 1, length: 8))
    #expect(read.range == expression.range)
    #expect(read.text == "a + [1,\n2]")
  }
}
