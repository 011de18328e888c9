import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite("Answers for programs")
struct JSONTests {
  @Test("Each statement is one object on a line of its own")
  func objects() throws {
    let program = try gradus(
      "run", "--json", "-", input: "let a = [[1,2],[3,4]]; a\n\nprint sum(a) # all\na[0] = 5\n")
    let answers = try program.answers()
    #expect(answers.map(\.statement) == ["let a = [[1,2],[3,4]]", "a", "print sum(a)", "a[0] = 5"])
    #expect(answers.map(\.line) == [1, 1, 3, 4])
    #expect(answers.map(\.kind) == ["let", "value", "value", "assignment"])
    #expect(answers.allSatisfy { $0.isOK && $0.file == "-" })
    #expect(answers[1].shape == [2, 2])
    #expect(answers[1].numbers == [1, 2, 3, 4])
    #expect(answers[2].shape == [])
    #expect(answers[2].numbers == [10])
    #expect(program.ending == .exit(0))
    #expect(program.errors.isEmpty)
  }

  @Test("Errors are objects, and stand on standard error too")
  func errors() throws {
    let program = try gradus(
      "run", "--json", "--keep-going", "-", input: "1\n  cnov 2\nx; [1,\n 2] + [1,2,3]\n(\n\n7\n")
    let answers = try program.answers()
    #expect(answers.map(\.isOK) == [true, false, false, false, false, true])
    #expect(answers.map(\.kind) == ["value", "error", "error", "error", "error", "value"])
    #expect(answers.map(\.line) == [1, 2, 3, 3, 5, 7])
    #expect(answers[1].code == "unknown-command")
    #expect(answers[1].suggestion == "conv")
    #expect(answers[1].column == 3)
    #expect(answers[2].code == "unknown-name")
    #expect(answers[3].code == "shape-mismatch")
    #expect(answers[3].column == 4)
    #expect(answers[4].code == "unclosed-bracket")
    #expect(answers.allSatisfy { $0.isOK || !($0.fields["message"] as? String ?? "").isEmpty })
    #expect(program.errorText.contains("-:2:3: 'cnov' is not a command"))
    #expect(program.ending == .exit(1))
  }

  @Test(
    "Numbers round-trip exactly",
    arguments: [
      0.1, 1.0 / 3, Double.leastNonzeroMagnitude, 2.2250738585072014e-308, 1.7976931348623157e308,
      -0.0,
      123_456_789.123_456_79, 1e21, 1e-7, 4.35,
      9_007_199_254_740_992, 0.1 + 0.2,
    ])
  func numbers(_ number: Double) throws {
    let program = try gradus("--json", "-c", "\(number)")
    let text = program.outputText
    let start = try #require(text.range(of: "\"data\":["))
    let digits = text[start.upperBound...].prefix { $0 != "]" }
    #expect(Double(digits)?.bitPattern == number.bitPattern)
    #expect(try program.answers()[0].shape == [])
  }

  @Test("What is not finite is a string")
  func notFinite() throws {
    let answer = try gradus("--json", "-c", "[nan, inf, -inf, 1]").answers()[0]
    #expect(answer.data?[0] as? String == "nan")
    #expect(answer.data?[1] as? String == "inf")
    #expect(answer.data?[2] as? String == "-inf")
    #expect((answer.data?[3] as? NSNumber)?.doubleValue == 1)
    #expect(answer.shape == [4])
  }

  @Test("Empty tensors keep their shape")
  func empty() throws {
    let answer = try gradus("--json", "-c", "zeros(0,3)").answers()[0]
    #expect(answer.shape == [0, 3])
    #expect(answer.data?.isEmpty == true)
  }

  @Test("Every command has its own word and carries numbers")
  func kinds() throws {
    let script = """
      input 1x8x8; conv 2 3x3; relu; maxpool 2; dense 3; loss cross-entropy; input = cross; target = 1; forward; backward
      net; grads; show conv1.weight; explain conv1.weight[0,0,1,1]; accumulate conv1.weight[0]
      compare conv1.weight[0,0,1,1] dense1.weight[0,3]; unroll conv1; unroll conv1 grad; fate conv1; formula conv1
      predict 3 as 3; rename conv1 edges; insert tanh after relu1; replace tanh1 with sigmoid; remove sigmoid1; seed 3; init he
      example; example sum; history; undo; redo; help; apropos sum; set digits 4; let a = 1; a += 1; quit

      """
    let program = try gradus("--json", input: script)
    #expect(program.ending == .exit(0), "\(program.errorText)")
    let answers = try program.answers()
    for answer in answers {
      let word = answer.statement.split(separator: " ")[0]
      let isAssignment = answer.statement.contains("= ") && word != "let"
      #expect(answer.kind == (isAssignment ? "assignment" : String(word)), "\(answer.statement)")
      #expect(answer.fields.count > 5 || word == "quit", "\(answer.statement) carries nothing")
    }
  }

  @Test("source gives one object for each statement inside, with its own file")
  func source() throws {
    let folder = try TemporaryFolder(["inner": "1\n\nlet a = [1,\n2]\n", "outer": ""])
    try folder.write(Array("source \(folder.file("inner"))\na\n".utf8), to: "outer")
    let answers = try gradus("run", "--json", folder.file("outer")).answers()
    #expect(answers.map(\.kind) == ["value", "let", "source", "value"])
    #expect(
      answers.map(\.file) == [
        folder.file("inner"), folder.file("inner"), folder.file("outer"), folder.file("outer"),
      ])
    #expect(answers.map(\.line) == [1, 3, 1, 2])
  }

  @Test("What is odd in a statement stays JSON")
  func escapes() throws {
    let input =
      Array("print \"a\\b\u{1}\u{7F}é𝄞\"; 1\n".utf8) + [0xC3, 0x28, 0x0A]
      + Array("let a = [1,\n\t2]\n".utf8)
    let program = try gradus(["--json", "--keep-going"], input: input)
    #expect(try program.answers().map(\.isOK) == [false, true, false, true])
  }

  @Test("The same script gives the same bytes")
  func repeatable() throws {
    let script =
      "example cross; seed 5; forward; backward; grads; explain conv1.weight[0,0,1,1]; conv1.weight.grad; randn(3)\n"
    let first = try gradus("--json", input: script)
    #expect(first.output == (try gradus("--json", input: script)).output)
    #expect(try gradus(input: script).output == (try gradus(input: script)).output)
  }
}
